using Azalia.Simulation.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Controller.Chain;

/// <summary>GTS: one counter that captures the wall clock, the machine's time and a stream's position at the same moment (hardware
/// 1.8).</summary>
/// <remarks>A capture is done at once. The machine's time stamp counts the device's ticks since power-on, at 24 MHz like the link. Not modelled:
/// other reference clocks.</remarks>
internal sealed class TimeSynchronization
{
    private const int CounterOffset = 0x20;
    private const uint Done = 1u << 31;
    private const uint Start = 1u << 5;
    private const uint IsOutput = 1u << 4;
    private const uint StreamNumber = 0b1111;

    private readonly SimulatedStream[] _streams;
    private readonly StreamActivity _activity;
    private readonly LinkClock _clock;
    private readonly PlainRegisterCell _control;
    private readonly PlainRegisterCell _wallFrame;
    private readonly PlainRegisterCell _machineLower;
    private readonly PlainRegisterCell _machineUpper;
    private readonly PlainRegisterCell _positionLower;
    private readonly PlainRegisterCell _positionUpper;

    /// <summary>Puts the registers into the window.</summary>
    public TimeSynchronization(
        RegisterFile file, RegisterBank bank, int offset, SimulatedStream[] streams, StreamActivity activity, LinkClock clock)
    {
        int counter = offset + CounterOffset;
        _streams = streams;
        _activity = activity;
        _clock = clock;
        _ = file.Add(new PlainRegisterCell(bank, offset + 0x04));
        _ = file.Add(new PlainRegisterCell(bank, offset + 0x0C) { WritableBits = uint.MaxValue });
        _control = file.Add(new PlainRegisterCell(bank, counter)
        {
            WritableBits = Start | IsOutput | StreamNumber,
            ClearableBits = Done,
            Written = ControlWritten,
        });
        _wallFrame = file.Add(new PlainRegisterCell(bank, counter + 0x04));
        _machineLower = file.Add(new PlainRegisterCell(bank, counter + 0x08));
        _machineUpper = file.Add(new PlainRegisterCell(bank, counter + 0x0C));
        _ = file.Add(new PlainRegisterCell(bank, counter + 0x14));
        _positionLower = file.Add(new PlainRegisterCell(bank, counter + 0x18));
        _positionUpper = file.Add(new PlainRegisterCell(bank, counter + 0x1C));
    }

    private void ControlWritten(uint before)
    {
        if ((_control.Value & Start) == 0)
            return;

        long now = _activity.Now;
        long ticks = now - _clock.Origin;
        (long frame, long tick) = Math.DivRem(ticks, LinkTiming.TicksPerFrame);
        _wallFrame.Value = (uint)frame << 9 | (uint)tick;
        (_machineLower.Value, _machineUpper.Value) = ((uint)now, (uint)(now >> 32));
        long position = Find()?.Transfer.LinkedBytes ?? 0;
        (_positionLower.Value, _positionUpper.Value) = ((uint)position, (uint)(position >> 32));
        _control.Value = _control.Value & ~Start | Done;
    }

    // The stream is named by its number less one, and by its direction.
    private SimulatedStream? Find()
    {
        bool isOutput = (_control.Value & IsOutput) != 0;
        byte number = (byte)((_control.Value & StreamNumber) + 1);
        foreach (SimulatedStream stream in _streams)
        {
            if (stream.Registers.IsOutput == isOutput && stream.StreamNumber == number)
                return stream;
        }

        return null;
    }
}
