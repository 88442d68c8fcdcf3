using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Diagnostics;

/// <summary>What a bus driver knows at a moment: facts of the controller, what it found on the link, and its engines.</summary>
/// <param name="Controller">The controller.</param>
/// <param name="Codecs">The codecs, in the order of their addresses.</param>
/// <param name="Engines">The DMA engines, in the order of their stream descriptors.</param>
/// <param name="Bandwidth">What is reserved on the link.</param>
public sealed record BusInspection(
    ControllerInspection Controller,
    IReadOnlyList<CodecInspection> Codecs,
    IReadOnlyList<EngineInspection> Engines,
    BandwidthInspection Bandwidth);

/// <summary>Bandwidth of the link at a moment.</summary>
/// <param name="Output">The output lines, each of which has the same budget and the same use.</param>
/// <param name="Inputs">The input lines on which something is reserved, by codec address.</param>
public sealed record BandwidthInspection(LineInspection Output, IReadOnlyList<LineInspection> Inputs);

/// <summary>One line of the link.</summary>
/// <param name="CodecAddress">The codec of an input line; null for the output lines.</param>
/// <param name="UsedBits">Bits reserved in each frame.</param>
/// <param name="FreeBits">Bits left in each frame.</param>
public sealed record LineInspection(byte? CodecAddress, int UsedBits, int FreeBits);

/// <summary>Facts of a controller, as its registers and its configuration space state them.</summary>
/// <param name="VendorId">PCI vendor.</param>
/// <param name="DeviceId">PCI device.</param>
/// <param name="Revision">PCI revision.</param>
/// <param name="MajorVersion">VMAJ.</param>
/// <param name="MinorVersion">VMIN.</param>
/// <param name="InputStreams">Stream descriptors for input.</param>
/// <param name="OutputStreams">Stream descriptors for output.</param>
/// <param name="BidirectionalStreams">Stream descriptors for either.</param>
/// <param name="SerialDataOutLines">SDO lines: 1, 2 or 4.</param>
/// <param name="Supports64BitAddresses">64OK.</param>
/// <param name="OutputPayloadWords">OUTPAY: 16-bit words for each frame of a line.</param>
/// <param name="InputPayloadWords">INPAY.</param>
/// <param name="CodecMask">Bit n: a codec answers at address n.</param>
public sealed record ControllerInspection(
    ushort VendorId,
    ushort DeviceId,
    byte Revision,
    byte MajorVersion,
    byte MinorVersion,
    int InputStreams,
    int OutputStreams,
    int BidirectionalStreams,
    int SerialDataOutLines,
    bool Supports64BitAddresses,
    int OutputPayloadWords,
    int InputPayloadWords,
    ushort CodecMask);

/// <summary>A codec that was found on the link.</summary>
/// <param name="Address">Its address: the SDI line.</param>
/// <param name="VendorId">Vendor in 31:16, device in 15:0.</param>
/// <param name="RevisionId">The revision parameter.</param>
/// <param name="FunctionGroups">Its function groups.</param>
public sealed record CodecInspection(byte Address, uint VendorId, uint RevisionId, IReadOnlyList<FunctionGroupInspection> FunctionGroups);

/// <summary>A function group, for which the bus driver made a child device.</summary>
/// <param name="Node">Its node.</param>
/// <param name="GroupType">1 audio, 2 modem, 80h and above vendor defined.</param>
/// <param name="SubsystemId">Its implementation identification.</param>
/// <param name="DeviceId">The identity string of the child device.</param>
public sealed record FunctionGroupInspection(byte Node, byte GroupType, uint SubsystemId, string DeviceId);

/// <summary>What an engine's descriptor can do.</summary>
public enum EngineDirection
{
    /// <summary>Input only.</summary>
    Capture,

    /// <summary>Output only.</summary>
    Render,

    /// <summary>Either, as its allocation says.</summary>
    Bidirectional,
}

/// <summary>A DMA engine at a moment.</summary>
/// <param name="Index">Index of its stream descriptor.</param>
/// <param name="Direction">What the descriptor can do.</param>
/// <param name="IsAllocated">Whether a client holds it.</param>
/// <param name="State">Its state.</param>
/// <param name="Handle">The handle, or 0.</param>
/// <param name="StreamId">The stream number, or 0.</param>
/// <param name="Format">The format, when allocated.</param>
/// <param name="BufferBytes">Size of its buffer, or 0.</param>
/// <param name="BufferPages">Pages of its buffer, or 0.</param>
public sealed record EngineInspection(
    int Index,
    EngineDirection Direction,
    bool IsAllocated,
    HdAudioStreamState State,
    long Handle,
    byte StreamId,
    StreamFormat? Format,
    int BufferBytes,
    int BufferPages);
