using Azalia.Bus;
using Azalia.Bus.Ddi;
using Azalia.Cli.Platforms;
using Azalia.Specification.Codecs.Text;
using Azalia.Specification.Windows;

namespace Azalia.Cli.Codecs;

/// <summary>The codecs of a platform, asked by the DDI with nothing but the bus driver on it: no function driver changes their settings.</summary>
internal static class PlatformCodecs
{
    /// <summary>Reads all codecs on the link by their verbs, lowest address first.</summary>
    /// <exception cref="CommandFailure">A name does not exist, the platform cannot be had or was lost, or a codec does not answer.</exception>
    public static IReadOnlyList<CodecText> Survey(PlatformSettings settings, CommandEnvironment environment, out IReadOnlyList<DriverFinding>? findings)
    {
        using BusSession session = BusSession.Open(settings, environment);
        List<CodecText> found = session.Do(() =>
        {
            List<CodecText> codecs = [];
            foreach (IGrouping<byte, FunctionGroupDevice> codec in session.Bus.FunctionGroups.GroupBy(static group => group.CodecAddress).OrderBy(static codec => codec.Key))
                codecs.Add(Read(codec.First()));

            session.StopDriver();
            return codecs.Count > 0 ? codecs : throw new CommandFailure("no codec is on the link");
        });
        findings = session.Findings;
        return found;
    }

    private static CodecText Read(FunctionGroupDevice device)
    {
        NtStatus status = device.QueryInterface(
            HdAudioInterfaceIds.BusInterface, HdAudioInterfaceIds.BusInterfaceSize, HdAudioInterfaceIds.Version, out IHdAudioInterface? table);
        if (!status.IsSuccess || table is not IHdAudioBusInterface bus)
            throw new CommandFailure($"the bus driver gives no way to codec {device.CodecAddress}: {status}", status);

        try
        {
            DdiCodecAnswers answers = new(bus, device.CodecAddress);
            CodecText? codec = CodecSurvey.Read(answers, device.CodecAddress);
            return codec is not null && answers.LastFailure is null ? codec : throw new CommandFailure($"codec {device.CodecAddress} did not answer", answers.LastFailure);
        }
        finally
        {
            bus.InterfaceDereference();
        }
    }
}
