using System.CommandLine;
using System.CommandLine.Parsing;
using Azalia.Cli.Help;
using Azalia.Cli.Platforms;
using Azalia.Cli.Verbs;
using Azalia.Specification.Streams;

namespace Azalia.Cli.Commands;

/// <summary><c>azalia verb NODE VERB PAYLOAD</c>: one command to a codec.</summary>
internal static class VerbCommand
{
    private const byte LargestNode = 127;

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        Argument<byte> node = new("node")
        {
            HelpName = "NODE",
            Description = $"The node, 0 to {LargestNode}, decimal or 0x.",
            CustomParser = ParseNode,
        };
        Argument<string> verb = new("verb") { HelpName = "VERB", Description = "The verb: a number of 4 or 12 bits, decimal or 0x, or a name of the list below." };
        Argument<string> payload = new("payload") { HelpName = "PAYLOAD", Description = "Its payload, decimal or 0x; for GetParameter also the name of a parameter." };
        Option<byte?> address = NumberOption.Create<byte>("Verb", "--address", 0, LinkTiming.MaximumCodecs - 1);
        address.HelpName = "N";
        address.Description = "The codec's address on the link. Default: 0.";
        Option<bool> json = CommonOptions.Json();
        PlatformOptions platform = new();

        DocumentedCommand command = new("verb", "Send one verb to a codec, and print its answer.")
        {
            Details = "The bus driver alone is started, so the codec is in the state that a reset leaves it in. The verb goes through CORB and RIRB, as any other.",
            Examples =
            [
                new("verb 0 GetParameter VendorId", "Read who made the codec"),
                new("verb 0x09 0xF1C 0", "Read a pin's configuration default, by numbers"),
                new("verb 2 GET_AMP_GAIN_MUTE 0xA000 --platform qemu --json", "Read an amplifier of QEMU's codec, by the name that Linux has for the verb"),
            ],
            Notes =
            [
                new("Verbs", $"{VerbNames.AllVerbs}. The names of Linux are understood, too, with or without AC_VERB_; case, hyphens and underscores do not count."),
                new("Parameters", $"{VerbNames.AllParameters}. Those of Linux are understood, too, with or without AC_PAR_."),
            ],
        };
        command.Add(node);
        command.Add(verb);
        command.Add(payload);
        command.Add(address);
        platform.AddTo(command);
        command.Add(json);
        command.SetAction(line => new VerbJob(environment, platform.Read(line), line.GetValue(json)).Run(
            line.GetValue(address) ?? 0,
            line.GetRequiredValue(node),
            VerbText.Parse(line.GetRequiredValue(verb), line.GetRequiredValue(payload))));
        return command;
    }

    private static byte ParseNode(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (VerbText.TryParseNumber(text, out uint number) && number <= LargestNode)
            return (byte)number;
        result.AddError($"NODE needs a number from 0 to {LargestNode}, decimal or 0x, not '{text}'");
        return 0;
    }
}
