using Azalia.Bus;
using Azalia.Bus.Ddi;
using Azalia.Cli.Output;
using Azalia.Cli.Platforms;
using Azalia.Cli.Wave;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Cli.Verbs;

/// <summary>One run of <c>azalia verb</c>: a command to a codec by TransferCodecVerbs, and its answer.</summary>
internal sealed class VerbJob(CommandEnvironment environment, PlatformSettings platform, bool isJson)
{
    /// <summary>Sends the verb, and reports the answer.</summary>
    /// <param name="address">The codec.</param>
    /// <param name="node">The node.</param>
    /// <param name="verb">The verb.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="CommandFailure">There is no codec at the address, or no answer came.</exception>
    public int Run(byte address, byte node, Verb verb)
    {
        if (isJson)
            OutputFile.RequireApartFromResult(platform.TracePath, "--trace");
        CodecCommand command = verb.AddressedTo(address, node);
        using BusSession session = BusSession.Open(platform, environment);
        uint response = session.Do(() =>
        {
            uint answer = Ask(session.Bus, command);
            session.StopDriver();
            return answer;
        });

        environment.WriteResult(() =>
        {
            if (isJson)
                WriteJson(session, command, response);
            else
                WritePage(session, command, response);
        });
        return ExitCode.Done;
    }

    private static uint Ask(HdaBusDriver bus, CodecCommand command)
    {
        FunctionGroupDevice group = bus.FunctionGroups.FirstOrDefault(group => group.CodecAddress == command.CodecAddress) ?? throw NoCodec(bus, command.CodecAddress);
        NtStatus status = group.QueryInterface(
            HdAudioInterfaceIds.BusInterface, HdAudioInterfaceIds.BusInterfaceSize, HdAudioInterfaceIds.Version, out IHdAudioInterface? table);
        if (!status.IsSuccess)
            throw new CommandFailure($"the bus driver gives no way to codec {command.CodecAddress}: {status}", status);

        HdAudioCodecTransfer[] transfer = [new HdAudioCodecTransfer(new HdAudioCodecCommand(command.Raw))];
        IHdAudioBusInterface codec = (IHdAudioBusInterface)table!;
        status = codec.TransferCodecVerbs(transfer);
        codec.InterfaceDereference();
        if (!status.IsSuccess)
            throw new CommandFailure($"the verb could not be sent: {status}", status);
        return transfer[0].Input is { IsValid: true } answer ? answer.Response : throw new CommandFailure($"codec {command.CodecAddress} did not answer");
    }

    private static CommandFailure NoCodec(HdaBusDriver bus, byte address)
    {
        byte[] present = [.. bus.FunctionGroups.Select(group => group.CodecAddress).Distinct().Order()];
        return new CommandFailure(present.Length == 0
            ? "there is no codec on the link"
            : $"there is no codec at address {address}; there {(present.Length == 1 ? "is" : "are")}: {string.Join(", ", present)}");
    }

    private void WriteJson(BusSession session, CodecCommand command, uint response) => JsonText.WriteObject(environment.Output, json =>
    {
        json.WriteString("platform"u8, session.Platform.Name);
        json.WriteString("codec"u8, session.CodecName(command.CodecAddress));
        json.WriteNumber("address"u8, command.CodecAddress);
        json.WriteNumber("node"u8, command.NodeId);
        json.WriteString("verb"u8, $"0x{(uint)command.Verb.Id:X}");
        json.WriteString("name"u8, command.Verb.Id != VerbId.None && Enum.IsDefined(command.Verb.Id) ? command.Verb.Id.ToString() : null);
        json.WriteNumber("payload"u8, command.Verb.Payload);
        json.WriteString("command"u8, $"0x{command.Raw:X8}");
        json.WriteString("response"u8, $"0x{response:X8}");
        DriverFinding.Write(json, session.Findings);
    });

    private void WritePage(BusSession session, CodecCommand command, uint response)
    {
        InfoPage page = new(environment);
        page.Title($"0x{response:X8}");
        page.Row("verb", $"{command.Verb}");
        page.Row("node", $"{command.NodeId:X2}h of codec {command.CodecAddress}, {session.CodecName(command.CodecAddress)}, platform {session.Platform.Name}");
        page.Row("command", $"0x{command.Raw:X8}");
        page.Row("decimal", $"{response}");
        page.Row("binary", string.Join(' ', Enumerable.Range(0, 8).Select(i => $"{response >> (28 - (4 * i)) & 0xF:B4}")));
        page.Write();
    }
}
