using Azalia.Platform;
using Azalia.Referee.Scripts;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;

namespace Azalia.Referee.Machines;

/// <summary>The simulator as one side of a comparison: its QEMU-like controller, and codecs of the shape that QEMU has.</summary>
internal sealed class SimulatedMachine : Machine
{
    private const byte OutputPin = 3;

    private readonly SimulatedPlatform _simulation;
    private readonly PinEar[] _ears;

    /// <summary>Makes one.</summary>
    /// <param name="shape">What scripts need.</param>
    /// <param name="memoryBase">Where its memory begins, or null for anywhere.</param>
    public SimulatedMachine(MachineShape shape, DeviceAddress? memoryBase = null)
    {
        CodecProfile codec = CodecProfiles.ByName[shape.Codec];
        _simulation = SimulatedPlatform.Create(new SimulationOptions
        {
            Controller = Controller,
            Codecs = [.. Enumerable.Repeat(codec, shape.Codecs)],
            MemoryBase = memoryBase ?? new DeviceAddress(0x10_0000),
            MemoryBytes = 16 << 20,
        });
        _ears = new PinEar[shape.Codecs];
        for (int address = 0; address < shape.Codecs; address++)
        {
            _ears[address] = new PinEar();
            _simulation.Codecs[address].Attach(OutputPin, _ears[address]);
        }
    }

    /// <summary>A controller that has what QEMU's has, and follows at once where QEMU's does.</summary>
    public static ControllerProfile Controller { get; } = new()
    {
        Name = "qemu-like",
        PciDeviceId = 0x293E,
        OutputStreamPayload = 0,
        InputStreamPayload = 0,
        HardwiresTrafficPriority = false,
        ControllerResetTicks = 0,
        StreamResetTicks = 0,
        Fifo = new FifoProfile { Output = 0x100, SelectableOutputs = [], Input = 0x100, InputOfPaddedSamples = 0x100, Watermark = 0 },
    };

    /// <inheritdoc/>
    public override HdaPlatform Platform => _simulation;

    /// <inheritdoc/>
    public override short[] TakeHeard(int codec) => _ears[codec].Take();

    private sealed class PinEar : IFrameSink
    {
        private readonly List<short> _samples = [];

        public void Hear(in FrameBlock block)
        {
            // A file of QEMU's is stereo: mono is heard on both sides.
            foreach (int sample in block.Samples)
            {
                short value = (short)(sample >> 16);
                if (value == 0 && _samples.Count == 0)
                    continue;

                _samples.Add(value);
                if (block.Channels == 1)
                    _samples.Add(value);
            }
        }

        public short[] Take()
        {
            short[] taken = HeardSamples.Trim(_samples);
            _samples.Clear();
            return taken;
        }
    }
}
