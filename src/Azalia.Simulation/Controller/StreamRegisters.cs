using Azalia.Platform;
using Azalia.Simulation.Registers;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Controller;

/// <summary>The registers of one stream descriptor, as the device has them (HDA 1.0a 3.3.35 to 3.3.43). What they do is
/// <see cref="SimulatedStream"/>.</summary>
internal sealed class StreamRegisters
{
    private const uint RunAndEnables = 0x00F0_001E;
    private const uint TrafficPriority = 0x0004_0000;
    private const uint Reset = 0x0000_0001;

    // Bytes that an output fetches at once: half of the 128 to which buffers are aligned.
    private const int OutputBurst = 64;

    private readonly ControllerProfile _profile;
    private readonly StreamKind _kind;

    /// <summary>Puts the registers of a descriptor into the window.</summary>
    /// <param name="file">The window.</param>
    /// <param name="profile">The controller.</param>
    /// <param name="kind">What the descriptor can be.</param>
    /// <param name="stream">What is behind them.</param>
    public StreamRegisters(RegisterFile file, ControllerProfile profile, StreamKind kind, SimulatedStream stream)
    {
        int start = StreamDescriptorLayout.Base(stream.Index);
        int alias = StreamDescriptorLayout.LinkPositionAlias(stream.Index);
        uint upperWritable = profile.Capabilities.Supports64BitAddresses ? uint.MaxValue : 0;

        _profile = profile;
        _kind = kind;
        Control = file.Add(new RegisterCell<StreamControl, uint>(Bank, start)
        {
            ResetBits = profile.HardwiresTrafficPriority ? TrafficPriority : 0,
            WritableBits = Reset | RunAndEnables | StripeBits | DirectionBits | (profile.HardwiresTrafficPriority ? 0 : TrafficPriority),
            WritableWhileHeld = Reset,
            Live = stream.ReadControl,
            Written = stream.ControlWritten,
        });
        Status = file.Add(new RegisterCell<StreamStatus, byte>(Bank, start) { Live = stream.ReadStatus, Written = stream.StatusWritten });
        LinkPosition = file.Add(new RegisterCell<LinkPosition, uint>(Bank, start)
        {
            WritableBits = profile.Quirks.LinkPositionIsWritable ? uint.MaxValue : 0,
            Live = stream.ReadLinkPosition,
            Written = stream.LinkPositionWritten,
        });
        _ = file.Add(new RegisterCell<LinkPosition, uint>(Bank, alias - Specification.Registers.LinkPosition.Offset)
        {
            Live = stream.ReadLinkPosition,
        });
        CyclicBufferLength = file.Add(new RegisterCell<CyclicBufferLength, uint>(Bank, start));
        LastValidIndex = file.Add(new RegisterCell<LastValidIndex, ushort>(Bank, start));
        FifoWatermark = file.Add(new RegisterCell<FifoWatermark, ushort>(Bank, start) { ResetBits = profile.Fifo.Watermark });
        FifoSize = file.Add(new RegisterCell<FifoSize, ushort>(Bank, start)
        {
            ResetBits = profile.Fifo.CodeFor(default, kind == StreamKind.Output, profile.Fifo.Output),
            WritableBits = kind == StreamKind.Output && profile.Fifo is { FollowsFormat: false, SelectableOutputs.Count: > 0 } ? 0xFFFFu : 0,
            Written = FifoSizeWritten,
        });
        Format = file.Add(new RegisterCell<StreamFormatRegister, ushort>(Bank, start) { Written = FormatWritten });
        _ = file.Add(new RegisterCell<FifoLimit, ushort>(Bank, start));
        ListLower = file.Add(new RegisterCell<DescriptorListLowerBase, uint>(Bank, start));
        ListUpper = file.Add(new RegisterCell<DescriptorListUpperBase, uint>(Bank, start) { WritableBits = upperWritable });
    }

    /// <summary>All of them; held while the stream or the controller is in reset.</summary>
    public RegisterBank Bank { get; } = new();

    /// <summary>SDnCTL: what the driver asks for.</summary>
    public RegisterCell<StreamControl, uint> Control { get; }

    /// <summary>SDnSTS.</summary>
    public RegisterCell<StreamStatus, byte> Status { get; }

    /// <summary>SDnLPIB, as far as it can be written.</summary>
    public RegisterCell<LinkPosition, uint> LinkPosition { get; }

    /// <summary>SDnCBL.</summary>
    public RegisterCell<CyclicBufferLength, uint> CyclicBufferLength { get; }

    /// <summary>SDnLVI.</summary>
    public RegisterCell<LastValidIndex, ushort> LastValidIndex { get; }

    /// <summary>SDnFIFOW.</summary>
    public RegisterCell<FifoWatermark, ushort> FifoWatermark { get; }

    /// <summary>SDnFIFOS.</summary>
    public RegisterCell<FifoSize, ushort> FifoSize { get; }

    /// <summary>SDnFMT.</summary>
    public RegisterCell<StreamFormatRegister, ushort> Format { get; }

    /// <summary>SDnBDPL.</summary>
    public RegisterCell<DescriptorListLowerBase, uint> ListLower { get; }

    /// <summary>SDnBDPU.</summary>
    public RegisterCell<DescriptorListUpperBase, uint> ListUpper { get; }

    /// <summary>Whether the descriptor puts its stream on the link, or takes it.</summary>
    public bool IsOutput => _kind == StreamKind.Output || (_kind == StreamKind.Bidirectional && Control.Value.Direction);

    /// <summary>What an engine that starts now goes by.</summary>
    public StreamSettings Settings => new(
        Format.Value.Format,
        Control.Value.Stripe,
        CyclicBufferLength.Value.Bytes,
        DeviceAddress.FromRegisters(ListLower.Value.Address, ListUpper.Value.Raw),
        LastValidIndex.Value.Index,
        Math.Max(1, FifoSize.Value.Bytes),
        IsOutput ? OutputBurst : Math.Max(1, FifoWatermark.Value.Bytes),
        _profile.Quirks.HighestAddress(_profile.Capabilities),
        _profile.Quirks.BuffersEndAtPages);

    // STRIPE is for outputs, and has as many bits as the controller's SDO lines need (hardware 2.6).
    private uint StripeBits => _kind == StreamKind.Input ? 0 : _profile.Capabilities.SerialDataOutLines switch
    {
        4 => 0x0003_0000u,
        2 => 0x0001_0000u,
        _ => 0,
    };

    private uint DirectionBits => _kind == StreamKind.Bidirectional ? StreamControl.DirectionWritable : 0;

    // ICH: a code that the chip does not have, and any code while the engine runs, is ignored.
    private void FifoSizeWritten(FifoSize before)
    {
        bool accepted = false;
        foreach (ushort code in _profile.Fifo.SelectableOutputs)
            accepted |= code == FifoSize.Value.Code;
        if (!accepted || Control.Value.Run)
            FifoSize.Value = before;
    }

    // The FIFO may depend on the format, and is valid as soon as the format is written (3.3.40).
    private void FormatWritten(StreamFormatRegister before) =>
        FifoSize.Value = new FifoSize(_profile.Fifo.CodeFor(Format.Value.Format, IsOutput, FifoSize.Value.Code));
}
