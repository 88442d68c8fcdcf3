using Azalia.Bus.Ddi;
using Azalia.Bus.Diagnostics;
using Azalia.Bus.Testing.Hardware;
using Azalia.ClassDriver;
using Azalia.Platform.Memory;
using Azalia.Simulation;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;

namespace Azalia.Ddi.Conformance;

/// <summary>
/// IMiniportWaveRTStream::AllocateAudioBuffer, asked for through a pin whose miniport sits on the DDI: what each of its statuses comes from, down to the hardware
/// (WaveRT 3.3).
/// </summary>
public abstract class AllocateAudioBufferConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    private static readonly KsDataFormat s_stereo = new(48_000, 2, 16, 16);

    [Fact]
    public void It_gives_whole_pages_and_the_size_that_the_audio_engine_needs()
    {
        using BusFixture bus = Start();
        using HdAudioFunctionDriver driver = StartFunctionDriver(bus);
        using WaveRTPin pin = Open(driver);

        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(17_640), out KsRtAudioBuffer<MappedBuffer> buffer));

        EngineInspection engine = EngineOf(bus);
        Assert.Equal((17_664u, 17_664, 5), (buffer.ActualBufferSize, engine.BufferBytes, engine.BufferPages));
        Assert.True(buffer.CallMemoryBarrier);
    }

    [Fact]
    public void The_hardware_is_programmed_and_nothing_moves_before_Run()
    {
        using BusFixture bus = Start();
        using HdAudioFunctionDriver driver = StartFunctionDriver(bus);
        using WaveRTPin pin = Open(driver);
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(17_640), out _));
        DmaEngineHandle handle = new((nint)EngineOf(bus).Handle);

        Assert.Equal(17_664u, bus.ProgramOf(handle).CyclicLength);
        Assert.Equal(EnginePlace.ResetReady, bus.PlaceOf(handle));
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Acquire));
        Assert.False(bus.ProgramOf(handle).Control.Run);
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Pause));
        Assert.False(bus.ProgramOf(handle).Control.Run);
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Run));
        Assert.True(bus.ProgramOf(handle).Control.Run);
    }

    [Fact]
    public void A_size_below_a_frame_or_above_the_largest_buffer_is_STATUS_UNSUCCESSFUL()
    {
        using BusFixture bus = Start(new SimulationOptions { LargestBuffer = 65_536 });
        using HdAudioFunctionDriver driver = StartFunctionDriver(bus);
        using WaveRTPin pin = Open(driver);
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.Unsuccessful, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(3), out _));
        Assert.Equal(before, bus.Snapshot());
        Assert.Equal(NtStatus.Unsuccessful, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(65_540), out _));

        Assert.Equal(0, EngineOf(bus).BufferBytes);
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(65_536), out _));
    }

    [Fact]
    public void Without_memory_it_is_STATUS_INSUFFICIENT_RESOURCES()
    {
        using BusFixture bus = Start(Needs.LittleMemory);
        using HdAudioFunctionDriver driver = StartFunctionDriver(bus);
        using WaveRTPin pin = Open(driver);
        int pages = bus.Pages;

        Assert.Equal(NtStatus.InsufficientResources, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(2 << 20), out _));

        Assert.Equal(pages, bus.Pages);
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(17_640), out _));
    }

    [Fact]
    public void Hardware_that_does_not_answer_is_STATUS_DEVICE_NOT_READY_and_the_next_request_succeeds()
    {
        using BusFixture bus = Start();
        using HdAudioFunctionDriver driver = StartFunctionDriver(bus);
        using WaveRTPin pin = Open(driver);
        int pages = bus.Pages;
        HungDescriptor.Break(bus, new DmaEngineHandle((nint)EngineOf(bus).Handle), "SRST never reads 1");

        Assert.Equal(NtStatus.DeviceNotReady, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(17_640), out _));

        Assert.Equal(pages, bus.Pages);
        bus.Platform.Repair();
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(17_640), out _));
    }

    private static HdAudioFunctionDriver StartFunctionDriver(BusFixture bus)
    {
        NtStatus status = HdAudioFunctionDriver.Start(bus.Driver.FunctionGroups[0], bus.Platform, new ClassDriverOptions(), out HdAudioFunctionDriver? driver);
        Assert.Equal(NtStatus.Success, status);
        return driver!;
    }

    private static WaveRTPin Open(HdAudioFunctionDriver driver)
    {
        Assert.Equal(NtStatus.Success, driver.Port.OpenPin(0, s_stereo, out WaveRTPin? pin));
        return pin!;
    }

    private static EngineInspection EngineOf(BusFixture bus) => Assert.Single(bus.Driver.Inspect().Engines, static engine => engine.IsAllocated);
}
