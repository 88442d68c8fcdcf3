using Azalia.Simulation.Controller;
using Azalia.Simulation.Link;

namespace Azalia.Simulation.Tests.Controller;

/// <summary>A controller with memory and codecs, driven by bare offsets and numbers as the documents give them.</summary>
internal sealed class ControllerRig
{
    public const int Frame = 500;

    // Where things are in memory.
    public const int Corb = 0x0000;
    public const int Rirb = 0x0800;
    public const int Positions = 0x1000;
    public const int Lists = 0x2000;
    public const int Buffers = 0x1_0000;

    private readonly TestCodec[] _codecs;

    public ControllerRig(ControllerProfile? profile = null, int codecs = 1)
    {
        _codecs = new TestCodec[codecs];
        for (int i = 0; i < codecs; i++)
            _codecs[i] = new TestCodec();
        Device = new SimulatedController(profile ?? ControllerProfiles.Pch, Memory, (ICodecLink[])[.. _codecs]) { BusMasterEnabled = true };
    }

    /// <summary>A rig with codecs of any kind.</summary>
    public ControllerRig(ControllerProfile profile, ICodecLink[] codecs)
    {
        _codecs = [];
        Device = new SimulatedController(profile, Memory, codecs) { BusMasterEnabled = true };
    }

    public SimulatedController Device { get; }

    public TestMemory Memory { get; } = new();

    public TestCodec Codec => _codecs[0];

    public IReadOnlyList<TestCodec> Codecs => _codecs;

    public long Now => Device.Now;

    /// <summary>A rig out of reset, its codecs enumerated and acknowledged, in the first tick of a frame.</summary>
    public static ControllerRig Running(ControllerProfile? profile = null, int codecs = 1)
    {
        ControllerRig rig = new(profile, codecs);
        rig.LeaveReset();
        rig.Write16(0x0E, 0x7FFF);
        return rig;
    }

    /// <summary>A rig with both rings running, an interrupt for each response.</summary>
    public static ControllerRig WithRings(ControllerProfile? profile = null, int codecs = 1)
    {
        ControllerRig rig = Running(profile, codecs);
        rig.StartRings();
        return rig;
    }

    public byte Read8(int offset) => (byte)Device.Read(offset, 1);

    public ushort Read16(int offset) => (ushort)Device.Read(offset, 2);

    public uint Read32(int offset) => Device.Read(offset, 4);

    public void Write8(int offset, uint value) => Device.Write(offset, 1, value);

    public void Write16(int offset, uint value) => Device.Write(offset, 2, value);

    public void Write32(int offset, uint value) => Device.Write(offset, 4, value);

    public void Advance(long ticks) => Device.AdvanceTo(Now + ticks);

    public void AdvanceFrames(long frames) => Advance(frames * Frame);

    public void LeaveReset()
    {
        Write32(0x08, 1);
        AdvanceFrames(30);
        Assert.Equal(1u, Read32(0x08) & 1);
    }

    public void StartRings(byte interruptCount = 1)
    {
        Write32(0x40, Low(Corb));
        Write32(0x44, High(Corb));
        Write16(0x4A, 0x8000);
        Write16(0x4A, 0);
        Write16(0x48, 0);
        Write8(0x4C, 0x02);
        Write32(0x50, Low(Rirb));
        Write32(0x54, High(Rirb));
        Write16(0x58, 0x8000);
        Write16(0x5A, interruptCount);
        Write8(0x5C, 0x07);
    }

    /// <summary>Queues a verb behind the last.</summary>
    public void Queue(uint command)
    {
        byte index = (byte)(Read8(0x48) + 1);
        Memory.SetDword(Corb + index * 4, command);
        Write16(0x48, index);
    }

    public (uint Response, uint Extended) Response(int index) => (Memory.Dword(Rirb + index * 8), Memory.Dword(Rirb + index * 8 + 4));

    /// <summary>The first output of a controller with four inputs, ready to be set up.</summary>
    public StreamRig Output(int index = 4, byte number = 5) => new(this, index, number);

    public StreamRig Input(int index = 0, byte number = 3) => new(this, index, number);

    public static uint Low(int offset) => (uint)TestMemory.AddressOf(offset);

    public static uint High(int offset) => (uint)(TestMemory.AddressOf(offset) >> 32);
}
