using Azalia.Platform;
using Azalia.Simulation.Controller;
using Azalia.Simulation.Memory;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Lint;

/// <summary>The device as the lint looks at it: registers and memory, at the present, without any side effect.</summary>
internal sealed class LintDevice(SimulatedController controller, IDmaPort memory)
{
    /// <summary>What kind of controller it is.</summary>
    public ControllerProfile Profile => controller.Profile;

    /// <summary>The present tick.</summary>
    public long Now => controller.Now;

    /// <summary>The next tick at which something happens by itself; <see cref="long.MaxValue"/> for never.</summary>
    public long NextEventTick => controller.NextEventTick;

    /// <summary>Whether any stream runs.</summary>
    public bool IsStreaming => controller.IsStreaming;

    /// <summary>How many stream descriptors there are.</summary>
    public int Streams => controller.Profile.Capabilities.StreamCount;

    /// <summary>GCTL.CRST.</summary>
    public bool IsOutOfReset => new GlobalControl(controller.Read(GlobalControl.Offset, 4)).OutOfReset;

    /// <summary>Whether the CORB's engine runs.</summary>
    public bool CorbRuns => new CorbControl((byte)controller.Read(CorbControl.Offset, 1)).Run;

    /// <summary>Whether the RIRB's engine runs.</summary>
    public bool RirbRuns => new RirbControl((byte)controller.Read(RirbControl.Offset, 1)).Run;

    /// <summary>Entries of the CORB.</summary>
    public int CorbEntries => new CorbSize((byte)controller.Read(CorbSize.Offset, 1)).Entries;

    /// <summary>Verbs in the CORB that were not fetched.</summary>
    public int CorbPending => (int)(controller.Read(CorbWritePointer.Offset, 1) - controller.Read(CorbReadPointer.Offset, 1)) & (CorbEntries - 1);

    /// <summary>Reads a register.</summary>
    public uint Read(int offset, int width) => controller.Read(offset, width);

    /// <summary>SDnCTL of a stream.</summary>
    public StreamControl ControlOf(int stream) => StreamControl.From(controller.Read(StreamDescriptorLayout.Base(stream), 4));

    /// <summary>Whether a stream is an output, by its place or by DIR.</summary>
    public bool IsOutput(int stream)
    {
        GlobalCapabilities capabilities = Profile.Capabilities;
        return stream >= capabilities.InputStreams + capabilities.OutputStreams ? ControlOf(stream).Direction : stream >= capabilities.InputStreams;
    }

    /// <summary>The list of a stream as it lies in memory now; shorter where memory refuses.</summary>
    public byte[] ListOf(int stream)
    {
        int descriptor = StreamDescriptorLayout.Base(stream);
        int entries = (byte)controller.Read(descriptor + LastValidIndex.Offset, 2) + 1;
        DeviceAddress list = DeviceAddress.FromRegisters(
            controller.Read(descriptor + DescriptorListLowerBase.Offset, 4) & ~0x7Fu, controller.Read(descriptor + DescriptorListUpperBase.Offset, 4));
        byte[] bytes = new byte[entries * BufferDescriptor.EncodedSize];
        return memory.Read(list, bytes) ? bytes : [];
    }
}
