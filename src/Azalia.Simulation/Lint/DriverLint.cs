using System.Buffers.Binary;
using System.Globalization;
using Azalia.Platform;
using Azalia.Simulation.Controller;
using Azalia.Simulation.Faults;
using Azalia.Simulation.Link;
using Azalia.Simulation.Memory;
using Azalia.Simulation.Time;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Lint;

/// <summary>
/// The device tells on its driver: it watches registers, memory and link, and notes down what the specification calls illegal or undefined. All of it is called under
/// the device's lock.
/// </summary>
/// <remarks>Not watched: bandwidth; the order of set-up where the hardware does not care; what a codec's function group is told.</remarks>
internal sealed class DriverLint
{
    private readonly LintReport _report = new();
    private readonly ConverterLint _converters;
    private IReadOnlyList<ICodecLink> _codecs = [];
    private LintDevice _device = null!;
    private DmaAreas _areas = null!;
    private RegisterLint _registers = null!;
    private RingLint _rings = null!;
    private StreamLint _streams = null!;
    private PollLint _polls = null!;

    public DriverLint() => _converters = new ConverterLint(_report);

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<LintFinding> Findings => _report.Findings;

    /// <summary>The way to memory.</summary>
    public IDmaPort Decorate(IDmaPort memory) => new LintDmaPort(memory, this);

    /// <summary>A codec's end of the link.</summary>
    public ICodecLink Decorate(ICodecLink codec, byte address) => new LintCodecLink(codec, address, this);

    /// <summary>The register window.</summary>
    public MmioWindow Decorate(MmioWindow window, DeviceDrive drive) => new LintWindow(window, drive, this);

    /// <summary>Begins to watch a device.</summary>
    public void Watch(SimulatedController controller, IDmaPort memory, IReadOnlyList<ICodecLink> codecs)
    {
        _codecs = codecs;
        _device = new LintDevice(controller, memory);
        _areas = new DmaAreas(controller, memory);
        _registers = new RegisterLint(_device, _report);
        _rings = new RingLint(_device, _report);
        _converters.Device = _device;
        _streams = new StreamLint(_device, _report, _converters);
        _polls = new PollLint(_device, _report);
    }

    /// <summary>The driver has read.</summary>
    public void Read(int offset, int width, uint value)
    {
        _registers.Follow();
        if (!IsMapped(offset, width))
            _registers.Unmapped(offset, width, "read", "");
        _polls.Read(offset, width, value);
    }

    /// <summary>The driver is about to write.</summary>
    public void Write(int offset, int width, uint value)
    {
        _registers.Follow();
        _polls.Forget();
        if (!IsMapped(offset, width))
            _registers.Unmapped(offset, width, "write", string.Create(CultureInfo.InvariantCulture, $" of 0x{value:X}"));

        for (int done = 0; done < width;)
        {
            if (Locate(offset + done) is not { } location)
            {
                done++;
                continue;
            }

            LintWrite write = WriteTo(location, offset, width, value);
            done = location.Offset + location.Register.Width - offset;

            // Where only dwords are taken there is no other way to write the register beside it.
            if (write.IsShared && write.ChangesNothing && _device.Profile.Quirks.TakesDwordWritesOnly)
                continue;

            _registers.Check(write);
            _rings.Check(write, _registers.OutOfResetSince);
            _streams.Check(write);
            if (write.Is<ImmediateCommandStatus>() && new ImmediateCommandStatus((ushort)write.After).Busy)
                CheckPresence(new CodecCommand(_device.Read(ImmediateCommand.Offset, 4)));
        }
    }

    /// <summary>The device has read memory.</summary>
    public void Fetched(DeviceAddress address, ReadOnlySpan<byte> bytes, bool isGranted)
    {
        if (isGranted && bytes.Length is not (CodecCommand.EncodedSize or BufferDescriptor.EncodedSize))
            return;

        (FaultArea area, int stream) = _areas.Fetched(address, bytes.Length);
        if (!isGranted)
            Refused(address, bytes.Length, area, stream, "read");
        else if (area == FaultArea.Corb)
            CheckPresence(new CodecCommand(BinaryPrimitives.ReadUInt32LittleEndian(bytes)));
        else if (area == FaultArea.List)
            _streams.Fetched(stream, bytes);
    }

    /// <summary>The device was not let to write memory.</summary>
    public void StoreRefused(DeviceAddress address, int length)
    {
        (FaultArea area, int stream) = _areas.Stored(address, length);
        Refused(address, length, area, stream, "written");
    }

    /// <summary>A verb was carried to a codec.</summary>
    public void Carried(ICodecLink codec, CodecCommand command, bool isKnown)
    {
        if (!isKnown || command.IsIndirect)
            _report.Add(LintRules.UnknownVerb, _device.Now, $"codec {command.CodecAddress} node {command.NodeId:X2}h", $"{command.Verb} is no verb of this node");
        else
            _converters.Done(codec, command);
    }

    private void CheckPresence(CodecCommand command)
    {
        if (command.CodecAddress >= _codecs.Count || !_codecs[command.CodecAddress].IsPresent)
            _report.Add(LintRules.NoSuchCodec, _device.Now, $"codec {command.CodecAddress}", $"{command} goes to a codec that is not there");
    }

    private void Refused(DeviceAddress address, int length, FaultArea area, int stream, string verb)
    {
        string what = area switch
        {
            FaultArea.Corb => "CORBLBASE",
            FaultArea.Rirb => "RIRBLBASE",
            FaultArea.Positions => "DPLBASE",
            FaultArea.List => $"SD{stream}BDPL",
            _ => stream < 0 ? "memory" : $"SD{stream} buffer",
        };
        _report.Add(LintRules.ForbiddenMemory, _device.Now, what, $"{length} bytes at 0x{address.Value:X} are {verb}, which were not given to the device");
    }

    private bool IsMapped(int offset, int width)
    {
        for (int i = 0; i < width; i++)
        {
            if (Locate(offset + i) is not null)
                return true;
        }

        return false;
    }

    // A descriptor that this controller does not have is no register; SSYNC is looked for in both of its places.
    private RegisterLocation? Locate(int offset) =>
        RegisterCatalog.Find(offset) is { } location && (location.StreamIndex < 0 || location.StreamIndex < _device.Streams) ? location : null;

    private LintWrite WriteTo(RegisterLocation location, int offset, int width, uint value)
    {
        int start = location.Offset;
        int registerWidth = location.Register.Width;
        int first = Math.Max(start, offset);
        int end = Math.Min(start + registerWidth, offset + width);
        uint mask = (uint)((1ul << (end - first) * 8) - 1) << (first - start) * 8;
        uint written = (uint)((ulong)value >> (first - offset) * 8) << (first - start) * 8 & mask;
        uint before = _device.Read(start, registerWidth == 3 ? 4 : registerWidth) & (uint)((1ul << registerWidth * 8) - 1);
        return new LintWrite(location, written, mask, before, IsShared: offset < start || offset + width > start + registerWidth);
    }
}
