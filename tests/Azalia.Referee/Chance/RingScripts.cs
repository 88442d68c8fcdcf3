using Azalia.Referee.Scripts;
using Azalia.Specification.Codecs;

namespace Azalia.Referee.Chance;

/// <summary>Random verbs through the rings and through the immediate command interface, acknowledged or not.</summary>
internal static class RingScripts
{
    private static readonly byte[] s_parameters = [0x00, 0x01, 0x02, 0x04, 0x05, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13];

    private static readonly VerbId[] s_gets =
    [
        VerbId.GetConnectionSelect, VerbId.GetConnectionListEntry, VerbId.GetConverterFormat, VerbId.GetAmplifier, VerbId.GetStreamChannel,
        VerbId.GetPinControl, VerbId.GetPowerState, VerbId.GetUnsolicited, VerbId.GetConfigurationDefault, VerbId.GetSubsystemId, VerbId.GetSdiSelect,
    ];

    /// <summary>Fills a script with verbs through the rings.</summary>
    public static void Fill(ScriptBuilder builder, Dice dice, MachineShape shape)
    {
        int count = dice.Chance(80) ? dice.Between(1, 255) : dice.Between(0, 4);
        uint control = dice.Chance(80) ? 3u : dice.Pick<uint>([0, 1, 2, 3, 6, 7]);
        _ = builder.Write("INTCTL", dice.Pick<uint>([0, 0x8000_0000, 0xC000_0000, 0x4000_0000])).StartRings(count, control);
        int batches = dice.Between(1, 6);
        for (int batch = 0; batch < batches; batch++)
        {
            var commands = new CodecCommand[dice.Chance(70) ? dice.Between(1, 4) : dice.Between(1, 60)];
            for (int i = 0; i < commands.Length; i++)
                commands[i] = Verb(dice, shape);
            int first = builder.LastResponse + 1;
            _ = builder.Send(commands, looksAtOnce: dice.Chance(10)).Read("CORBRP").Read("RIRBWP").Read("RIRBSTS");
            for (int i = 0; i < Math.Min(commands.Length, 6); i++)
                _ = builder.Add(Step.Response(first + i));
            if (dice.Chance(40))
                _ = builder.Add(Step.Interrupt());
            if (dice.Chance(85))
                _ = builder.Write("RIRBSTS", dice.Pick<uint>([5, 1, 5, 5])).Rest().Read("RIRBSTS");
            if (dice.Chance(10))
                _ = builder.Add(Step.Sweep());
            if (dice.Chance(10))
                _ = builder.StartRings(dice.Between(1, 255), 3);
            if (dice.Chance(5))
                _ = builder.Reset().StartRings(dice.Between(1, 255), 3);
        }

        _ = builder.Add(Step.Interrupt()).Add(Step.Sweep());
    }

    /// <summary>Fills a script with immediate commands.</summary>
    public static void FillImmediate(ScriptBuilder builder, Dice dice, MachineShape shape)
    {
        int commands = dice.Between(1, 15);
        for (int i = 0; i < commands; i++)
        {
            CodecCommand command = Verb(dice, shape);
            _ = builder.Immediate(command, looksAtOnce: dice.Chance(10)).Read("ICS").Read("IR").Read("IC");

            // Nobody else clears ICB where there is no codec.
            if (command.CodecAddress >= shape.Codecs)
                _ = builder.Write("ICS", 0);
            if (dice.Chance(15))
                _ = builder.Write("ICS", dice.Pick<uint>([0, 2])).Rest().Read("ICS");
            if (dice.Chance(5))
                _ = builder.Reset();
        }

        _ = builder.Add(Step.Sweep());
    }

    /// <summary>A verb: mostly a question that has an answer, to a codec that is there.</summary>
    public static CodecCommand Verb(Dice dice, MachineShape shape)
    {
        byte codec = (byte)(dice.Chance(92) ? dice.Next(shape.Codecs) : dice.Next(16));
        byte node = (byte)(dice.Chance(90) ? dice.Next(6) : dice.Next(128));
        Verb verb = dice.Next(20) switch
        {
            < 9 => Specification.Codecs.Verb.Create(VerbId.GetParameter, dice.Pick<byte>(s_parameters)),
            < 14 => Specification.Codecs.Verb.Create(dice.Pick<VerbId>(s_gets), (ushort)(dice.Next(4) << 12)),
            14 => Specification.Codecs.Verb.Create(VerbId.SetStreamChannel, (ushort)(dice.Next(16) << 4)),
            15 => Specification.Codecs.Verb.Create(VerbId.SetConverterFormat, dice.Pick<ushort>([0x0011, 0x4011, 0x0811, 0x0A11, 0x0211])),
            16 => Specification.Codecs.Verb.Create(VerbId.SetAmplifier, (ushort)(0xF000 | dice.Next(0x4B))),
            17 => Specification.Codecs.Verb.Create(VerbId.GetAmplifier, dice.Pick<ushort>([0x8000, 0xA000, 0x0000, 0x2000])),
            _ => Specification.Codecs.Verb.Create(VerbId.GetParameter, (byte)dice.Next(0x20)),
        };
        return new CodecCommand(codec, node, verb);
    }
}
