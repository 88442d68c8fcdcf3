using Azalia.Referee.Scripts;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.Referee.Chance;

/// <summary>Streams that run: positions, completions, interrupts, and what is heard at the pins.</summary>
internal static class StreamScripts
{
    private const int FirstOutput = 4;

    /// <summary>Fills a script with streams that start, are looked at, and stop.</summary>
    public static void Fill(ScriptBuilder builder, Dice dice, MachineShape shape)
    {
        bool hasPositions = dice.Chance(60);
        if (hasPositions)
            _ = builder.Write("DPUBASE", Operand.Upper("positions")).Write("DPLBASE", new Operand(0, new Place("positions", 1)));

        int[] streams = Choose(dice, shape, out StreamPlan[] plans);
        for (int i = 0; i < streams.Length; i++)
        {
            _ = builder.Prepare(streams[i], plans[i]);
            if (dice.Chance(8))
                Spoil(builder, dice, streams[i], plans[i]);
            Bind(builder, plans[i], i % shape.Codecs, streams[i] < FirstOutput);
        }

        _ = builder.Write("INTCTL", dice.Pick<uint>([0, 0xC000_00FF, 0x8000_00F0, 0x0000_00FF]));
        for (int i = 0; i < streams.Length; i++)
            _ = builder.Control(streams[i], plans[i].Control | 2);

        int looks = dice.Between(1, 10);
        for (int look = 0; look < looks; look++)
        {
            _ = builder.Add(Step.Wait(dice.Between(1, 12) * 1000));
            Look(builder, dice, streams[dice.Next(streams.Length)], hasPositions);
            if (dice.Chance(4))
                Meddle(builder, dice, streams[0]);
        }

        for (int i = 0; i < streams.Length; i++)
            _ = builder.Control(streams[i], plans[i].Control);
        if (dice.Chance(20))
            _ = builder.Read($"SD{streams[0]}CTL");
        _ = builder.Rest();
        foreach (int stream in streams)
            _ = builder.Write($"SD{stream}STS", 0x1C).Read($"SD{stream}CTL");
        if (dice.Chance(30))
            Restart(builder, dice, streams[0], plans[0]);
        _ = builder.Add(Step.Interrupt()).Add(Step.Sweep());
    }

    /// <summary>Fills a script with one stream for each codec, whose sound is compared.</summary>
    public static void FillWithSound(ScriptBuilder builder, Dice dice, MachineShape shape)
    {
        int streams = dice.Between(1, shape.Codecs);
        var plans = new StreamPlan[streams];
        for (int i = 0; i < streams; i++)
        {
            int stream = FirstOutput + i;
            ushort format = FormatOf(shape.Rate, dice.Chance(85) ? 2 : 1);
            int bytesPerMillisecond = new StreamFormat(format).SampleRate * new StreamFormat(format).BytesPerFrame / 1000;

            // A ring that is not played to its end: sound, and then silence for longer than QEMU throws away when it stops.
            int sound = Align(bytesPerMillisecond * dice.Between(5, 60), dice.Chance(50) ? 128 : 4);
            int entries = dice.Between(1, 20);
            List<(int Offset, int Length, bool Interrupts)> list = Cut(sound, entries, 128, dice);
            list.Add((Align(sound, 128), MemoryMap.DataBytes - Align(sound, 128), dice.Chance(50)));
            if (list.Count < 2)
                list.Insert(0, list[0]);
            plans[i] = new StreamPlan(list, (byte)(dice.Between(1, 3) + i * 4), format, dice.Chance(50));
            _ = builder.Add(Step.Noise(new Place($"data{stream}", 0), Align(sound, 128), dice.Word() & 0xFFFF));
            _ = builder.Prepare(stream, plans[i]);
            Bind(builder, plans[i], i);
        }

        for (int i = 0; i < streams; i++)
            _ = builder.Control(FirstOutput + i, plans[i].Control | 2);
        int longest = 0;
        for (int i = 0; i < streams; i++)
            longest = Math.Max(longest, MillisecondsToHear(plans[i]));
        for (int waited = 0; waited < longest; waited += 10)
            _ = builder.Add(Step.Wait(10_000));
        for (int i = 0; i < streams; i++)
            _ = builder.Read($"SD{FirstOutput + i}STS").Control(FirstOutput + i, plans[i].Control);
        _ = builder.Rest();
        for (int codec = 0; codec < streams; codec++)
            _ = builder.Add(Step.Hear(codec));
    }

    // The sound, what QEMU's codec holds ahead and throws away when the stream stops, and what its file holds back.
    private static int MillisecondsToHear(StreamPlan plan)
    {
        const int CodecBuffer = 8192;
        const int FileBuffer = 4096;
        int sound = plan.Entries[^1].Offset;
        int rate = new StreamFormat((ushort)plan.Format).SampleRate;
        return (sound + CodecBuffer) * 1000 / plan.BytesPerSecond + FileBuffer * 250 / rate + 30;
    }

    private static int[] Choose(Dice dice, MachineShape shape, out StreamPlan[] plans)
    {
        int count = dice.Between(1, 4);
        int[] streams = [FirstOutput, FirstOutput + 1, FirstOutput + 2, FirstOutput + 3];
        if (dice.Chance(25) && shape.Codec != "hda-output")
            streams[dice.Next(count)] = dice.Next(FirstOutput);
        plans = new StreamPlan[count];
        for (int i = 0; i < count; i++)
        {
            int bytes = dice.Chance(80) ? dice.Between(96, 256) * 128 : dice.Between(16, 96) * 128;
            int entries = dice.Chance(80) ? dice.Between(2, 16) : dice.Between(2, 64);
            plans[i] = new StreamPlan(Cut(bytes, entries, dice.Chance(80) ? 128 : dice.Pick<int>([4, 64]), dice), (byte)(dice.Between(1, 3) + i * 4), FormatOf(shape.Rate, 2), dice.Chance(70));
        }

        return streams[..count];
    }

    private static void Bind(ScriptBuilder builder, StreamPlan plan, int codec, bool isInput = false)
    {
        byte node = isInput ? (byte)4 : (byte)2;
        _ = builder
            .Immediate(new CodecCommand((byte)codec, node, Verb.Create(VerbId.SetConverterFormat, (ushort)plan.Format)))
            .Immediate(new CodecCommand((byte)codec, node, Verb.SetStreamChannel(plan.StreamNumber, 0)));
    }

    private static void Look(ScriptBuilder builder, Dice dice, int stream, bool hasPositions)
    {
        switch (dice.Next(6))
        {
            case 0:
                _ = builder.Read($"SD{stream}LPIB");
                break;
            case 1:
                _ = builder.Read($"SD{stream}LPIBA");
                break;
            case 2:
                _ = builder.Read($"SD{stream}STS");
                break;
            case 3:
                _ = builder.Add(Step.Interrupt());
                break;
            case 4 when hasPositions:
                _ = builder.Add(Step.Position(stream));
                break;
            default:
                _ = builder.Write($"SD{stream}STS", 0x04).Read($"SD{stream}STS").Read("WALCLK").Read("WALCLKA");
                break;
        }
    }

    private static void Restart(ScriptBuilder builder, Dice dice, int stream, StreamPlan plan)
    {
        if (dice.Chance(70))
        {
            _ = builder.Control(stream, 1).Rest().Read($"SD{stream}CTL").Read($"SD{stream}CBL").Read($"SD{stream}LPIB")
                .Control(stream, 0).Rest().Prepare(stream, plan);
        }

        _ = builder.Control(stream, plan.Control | 2).Add(Step.Wait(dice.Between(1, 20) * 1000)).Read($"SD{stream}LPIB").Read($"SD{stream}STS")
            .Control(stream, plan.Control).Rest();
    }

    // What the specification calls illegal before RUN is set (hardware 2.3).
    private static void Spoil(ScriptBuilder builder, Dice dice, int stream, StreamPlan plan)
    {
        _ = dice.Next(5) switch
        {
            0 => builder.Write($"SD{stream}LVI", 0),
            1 => builder.Write($"SD{stream}CBL", 0),
            2 => builder.Write($"SD{stream}CBL", (uint)plan.Bytes / 2),
            3 => builder.Write($"SD{stream}CBL", (uint)plan.Bytes * 2),
            _ => builder.Write($"SD{stream}BDPL", Operand.Lower(MemoryMap.Nowhere)),
        };
    }

    // And while it runs: the engine goes on with what it has.
    private static void Meddle(ScriptBuilder builder, Dice dice, int stream)
    {
        // A codec that was told another format sends nothing, so the format of an input stays.
        string name = dice.Pick<string>(["CBL", "LVI", "BDPL", stream < FirstOutput ? "CBL" : "FMT"]);
        uint value = name == "FMT" ? dice.Pick<uint>([0x0011, 0x4011, 0x0811, 0x0031, 0x0013]) : dice.Word();
        _ = builder.Write($"SD{stream}{name}", value).Read($"SD{stream}{name}");
    }

    // Buffers that follow one another; each begins where the specification wants it.
    private static List<(int Offset, int Length, bool Interrupts)> Cut(int bytes, int entries, int alignment, Dice dice)
    {
        List<(int Offset, int Length, bool Interrupts)> list = [];
        int offset = 0;
        int each = Math.Max(alignment, Align(bytes / entries, alignment));
        while (offset < bytes)
        {
            int length = Math.Min(bytes - offset, dice.Chance(70) ? each : dice.Between(1, 2 * each / alignment) * alignment);
            list.Add((offset, length, dice.Chance(60)));
            offset += length;
        }

        return list;
    }

    private static int Align(int value, int alignment) => (value + alignment - 1) / alignment * alignment;

    private static ushort FormatOf(int rate, int channels) => (ushort)(channels - 1 | 0x10 | rate switch
    {
        16_000 => 0x0200,
        22_050 => 0x4100,
        32_000 => 0x0A00,
        44_100 => 0x4000,
        88_200 => 0x4800,
        96_000 => 0x0800,
        _ => 0x0000,
    });
}
