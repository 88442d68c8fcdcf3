namespace Azalia.Audio;

/// <summary>What is there, as data: what <c>azalia info</c> prints. Every member is a plain value, fit for JSON.</summary>
/// <param name="Platform">The platform's own name.</param>
/// <param name="Controller">The controller.</param>
/// <param name="Codecs">The codecs that answered, by address.</param>
/// <param name="Endpoints">The endpoints, in the order of <see cref="AudioSystem.Endpoints"/>.</param>
/// <param name="DmaEngines">The controller's DMA engines, by stream descriptor.</param>
/// <param name="Lines">The link's lines, the output lines first, then each codec's input line.</param>
public sealed record SystemDescription(
    string Platform,
    ControllerDescription Controller,
    IReadOnlyList<CodecDescription> Codecs,
    IReadOnlyList<EndpointDescription> Endpoints,
    IReadOnlyList<DmaEngineDescription> DmaEngines,
    IReadOnlyList<LineDescription> Lines)
{
    /// <summary>The pins that are no endpoints, by codec and node.</summary>
    public IReadOnlyList<UnusedPinDescription> UnusedPins { get; init; } = [];
}

/// <summary>A pin that is no endpoint.</summary>
/// <param name="CodecAddress">The codec it is on.</param>
/// <param name="Node">Its node.</param>
/// <param name="Name">What the board's maker says that it is.</param>
/// <param name="Reason">Why it is no endpoint.</param>
public sealed record UnusedPinDescription(int CodecAddress, int Node, string Name, string Reason);

/// <summary>The controller, from its capability registers. HDA 1.0a 3.3.2 to 3.3.6.</summary>
/// <param name="Version">VMAJ.VMIN, for example <c>1.0</c>.</param>
/// <param name="OutputStreams">OSS: DMA engines that only render.</param>
/// <param name="InputStreams">ISS: DMA engines that only capture.</param>
/// <param name="BidirectionalStreams">BSS: DMA engines that do either.</param>
/// <param name="Supports64BitAddresses">64OK: buffers may lie above 4 GiB.</param>
/// <param name="SerialDataOutLines">NSDO: SDO lines, 1, 2 or 4.</param>
/// <param name="OutputPayloadWords">OUTPAY: 16-bit words of sound per outbound frame.</param>
/// <param name="InputPayloadWords">INPAY: 16-bit words of sound per inbound frame and line.</param>
public sealed record ControllerDescription(
    string Version,
    int OutputStreams,
    int InputStreams,
    int BidirectionalStreams,
    bool Supports64BitAddresses,
    int SerialDataOutLines,
    int OutputPayloadWords,
    int InputPayloadWords);

/// <summary>A codec, from its root node.</summary>
/// <param name="Address">Its address on the link, which is its SDI line.</param>
/// <param name="VendorId">Vendor, as PCI-SIG numbers it.</param>
/// <param name="DeviceId">Device, as the vendor numbers it.</param>
/// <param name="Revision">For example <c>1.0, revision 1, stepping 0</c>.</param>
/// <param name="FunctionGroups">Its function groups.</param>
public sealed record CodecDescription(
    int Address,
    int VendorId,
    int DeviceId,
    string Revision,
    IReadOnlyList<FunctionGroupDescription> FunctionGroups);

/// <summary>A function group.</summary>
/// <param name="Node">Its node.</param>
/// <param name="Kind"><c>audio</c>, <c>modem</c> or <c>vendor-defined</c>.</param>
/// <param name="SubsystemId">Its implementation id: board vendor, SKU and assembly.</param>
/// <param name="DeviceId">The device id that the bus driver gives it.</param>
/// <param name="InstanceId">Its instance id: the codec's address.</param>
/// <param name="HardwareIds">Its hardware ids, most specific first.</param>
/// <param name="CompatibleIds">Its compatible ids, most specific first.</param>
/// <param name="Widgets">How many widgets it has; 0 when no function driver runs on it.</param>
/// <param name="Problem">Why no function driver runs on it, or null.</param>
public sealed record FunctionGroupDescription(
    int Node,
    string Kind,
    long SubsystemId,
    string DeviceId,
    string InstanceId,
    IReadOnlyList<string> HardwareIds,
    IReadOnlyList<string> CompatibleIds,
    int Widgets,
    string? Problem);

/// <summary>An endpoint.</summary>
/// <param name="Id">Its short name, for a command line.</param>
/// <param name="Name">Its name for a person.</param>
/// <param name="Direction">Which way sound goes.</param>
/// <param name="CodecAddress">The codec it is on.</param>
/// <param name="Path">Its path through the codec, converter first when rendering.</param>
/// <param name="SampleRates">Rates that the path carries, ascending.</param>
/// <param name="ValidBits">Sample sizes that the path carries, ascending.</param>
/// <param name="MaximumChannels">The most channels that the path carries.</param>
public sealed record EndpointDescription(
    string Id,
    string Name,
    AudioDirection Direction,
    int CodecAddress,
    string Path,
    IReadOnlyList<int> SampleRates,
    IReadOnlyList<int> ValidBits,
    int MaximumChannels)
{
    /// <summary>Its number, from 1 on.</summary>
    public int Number { get; init; }

    /// <summary>What it is.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Its pins, by the channels that they carry.</summary>
    public IReadOnlyList<EndpointPinDescription> Pins { get; init; } = [];

    /// <summary>How loud it is and can be.</summary>
    public VolumeDescription Volume { get; init; } = new(0, 0, 0, 0, false);

    /// <summary><c>built-in</c>, <c>plugged</c>, <c>empty</c>, or <c>unknown</c> where it cannot be told.</summary>
    public string Jack { get; init; } = "unknown";

    /// <summary>What a monitor says of itself; null without one.</summary>
    public DisplayDescription? Display { get; init; }
}

/// <summary>A pin of an endpoint.</summary>
/// <param name="Node">Its node.</param>
/// <param name="FirstChannel">The first channel that it carries.</param>
/// <param name="Position">Where its speakers stand; null for the only pin of an endpoint.</param>
/// <param name="Path">Its path through the codec.</param>
public sealed record EndpointPinDescription(int Node, int FirstChannel, string? Position, string Path);

/// <summary>How loud an endpoint is and can be, in decibels.</summary>
/// <param name="Minimum">The softest.</param>
/// <param name="Maximum">The loudest.</param>
/// <param name="Step">The finest step; 0 when the volume is fixed.</param>
/// <param name="Now">How loud it is.</param>
/// <param name="IsMuted">Whether it is mute.</param>
public sealed record VolumeDescription(double Minimum, double Maximum, double Step, double Now, bool IsMuted);

/// <summary>A monitor. CEA-861.</summary>
/// <param name="Name">Its name; empty when it says none.</param>
/// <param name="Connection"><c>hdmi</c> or <c>displayport</c>.</param>
/// <param name="MaximumChannels">The most channels of PCM that it takes.</param>
/// <param name="SampleRates">The rates of PCM that it takes, ascending.</param>
public sealed record DisplayDescription(string Name, string Connection, int MaximumChannels, IReadOnlyList<int> SampleRates);

/// <summary>A DMA engine.</summary>
/// <param name="Descriptor">Its stream descriptor.</param>
/// <param name="Kind"><c>input</c>, <c>output</c> or <c>bidirectional</c>.</param>
/// <param name="State"><c>free</c>, or the state of the stream that has it.</param>
/// <param name="Handle">The handle by which its client knows it, or 0.</param>
/// <param name="StreamNumber">The stream number it was given, or 0.</param>
/// <param name="Format">The format that is reserved for it, or null.</param>
/// <param name="BufferBytes">Bytes of its cyclic buffer, or 0.</param>
/// <param name="Pages">Pages of its buffer, or 0.</param>
public sealed record DmaEngineDescription(
    int Descriptor, string Kind, string State, long Handle, int StreamNumber, AudioFormat? Format, int BufferBytes, int Pages);

/// <summary>Bandwidth of one line of the link.</summary>
/// <param name="Name"><c>output</c> for the SDO lines, which share one budget; <c>input 0</c> and so on for a codec's SDI line.</param>
/// <param name="UsedBits">Bits reserved in each frame.</param>
/// <param name="FreeBits">Bits left in each frame.</param>
public sealed record LineDescription(string Name, int UsedBits, int FreeBits);
