using Azalia.Bus.Diagnostics;
using Azalia.ClassDriver.Endpoints;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Audio;

/// <summary>Puts what the drivers know into the words of <see cref="SystemDescription"/>.</summary>
internal static class SystemDescriber
{
    internal static SystemDescription Describe(
        string platform, BusInspection bus, IReadOnlyList<FunctionGroupState> functionGroups, IReadOnlyList<AudioEndpoint> endpoints) => new(
            platform,
            Describe(bus.Controller),
            [.. bus.Codecs.Select(codec => Describe(codec, functionGroups))],
            [.. endpoints.Select(Describe)],
            [.. bus.Engines.Select(Describe)],
            [Describe("output", bus.Bandwidth.Output), .. bus.Codecs.Select(codec => DescribeInput(codec.Address, bus))])
        {
            UnusedPins =
            [
                .. functionGroups
                    .Where(static group => group.Driver is not null)
                    .SelectMany(static group => group.Driver!.UnusedPins.Select(pin =>
                        new UnusedPinDescription(group.Device.CodecAddress, pin.PinNode, pin.Name, pin.Reason))),
            ],
        };

    private static ControllerDescription Describe(ControllerInspection controller) => new(
        $"{controller.MajorVersion}.{controller.MinorVersion}",
        controller.OutputStreams,
        controller.InputStreams,
        controller.BidirectionalStreams,
        controller.Supports64BitAddresses,
        controller.SerialDataOutLines,
        controller.OutputPayloadWords,
        controller.InputPayloadWords);

    private static CodecDescription Describe(CodecInspection codec, IReadOnlyList<FunctionGroupState> functionGroups)
    {
        VendorIdentity vendor = new(codec.VendorId);
        RevisionIdentity revision = new(codec.RevisionId);
        return new CodecDescription(
            codec.Address,
            vendor.Vendor,
            vendor.Device,
            $"{revision.Major}.{revision.Minor}, revision {revision.Revision}, stepping {revision.Stepping}",
            [.. functionGroups.Where(group => group.Device.CodecAddress == codec.Address).Select(Describe)]);
    }

    private static FunctionGroupDescription Describe(FunctionGroupState group) => new(
        group.Device.StartNode,
        (FunctionGroupType)group.Device.GroupType switch
        {
            FunctionGroupType.Audio => "audio",
            FunctionGroupType.Modem => "modem",
            _ => "vendor-defined",
        },
        group.Device.SubsystemId,
        group.Device.DeviceId,
        group.Device.InstanceId,
        group.Device.HardwareIds,
        group.Device.CompatibleIds,
        group.Driver?.WidgetCount ?? 0,
        group.Problem);

    private static EndpointDescription Describe(AudioEndpoint endpoint) => new(
        endpoint.Id,
        endpoint.Name,
        endpoint.Direction,
        endpoint.CodecAddress,
        endpoint.Path,
        endpoint.SupportedFormats.SampleRates,
        endpoint.SupportedFormats.ValidBits,
        endpoint.SupportedFormats.MaximumChannels)
    {
        Number = endpoint.Number,
        Kind = endpoint.Kind,
        Pins = [.. endpoint.Pins.Select(static pin => new EndpointPinDescription(pin.PinNode, pin.FirstChannel, pin.Position, pin.Path))],
        Volume = new VolumeDescription(
            endpoint.VolumeRange.Minimum, endpoint.VolumeRange.Maximum, endpoint.VolumeRange.Step, endpoint.Volume, endpoint.Mute),
        Jack = endpoint.Jack switch
        {
            JackState.BuiltIn => "built-in",
            JackState.Plugged => "plugged",
            JackState.Empty => "empty",
            _ => "unknown",
        },

        // What is not ready now is not waited for: the description is of this moment.
        Display = endpoint.ReadDisplay(patient: false) is { } display
            ? new DisplayDescription(display.MonitorName, display.IsDisplayPort ? "displayport" : "hdmi", display.MaximumChannels, display.SampleRates)
            : null,
    };

    private static DmaEngineDescription Describe(EngineInspection engine) => new(
        engine.Index,
        engine.Direction switch
        {
            EngineDirection.Render => "output",
            EngineDirection.Capture => "input",
            _ => "bidirectional",
        },
        engine.IsAllocated
            ? engine.State switch
            {
                HdAudioStreamState.RunState => "running",
                HdAudioStreamState.ResetState => "reset",
                _ => "paused",
            }
            : "free",
        engine.Handle,
        engine.StreamId,
        engine.Format is { } format
            ? new AudioFormat(format.SampleRate, format.BitsPerSample, format.ContainerBytes * 8, format.Channels)
            : null,
        engine.BufferBytes,
        engine.BufferPages);

    private static LineDescription DescribeInput(byte codecAddress, BusInspection bus)
    {
        LineInspection unused = new(codecAddress, UsedBits: 0, FreeBits: bus.Controller.InputPayloadWords * 16);
        return Describe($"input {codecAddress}", bus.Bandwidth.Inputs.FirstOrDefault(line => line.CodecAddress == codecAddress) ?? unused);
    }

    private static LineDescription Describe(string name, LineInspection line) => new(name, line.UsedBits, line.FreeBits);
}
