using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>GetLinkPositionRegister (DDI 2.13, 3.3).</summary>
public abstract class GetLinkPositionRegisterConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    [Fact]
    public void It_is_the_alias_of_the_engines_own_descriptor_and_the_same_in_every_state()
    {
        using BusFixture bus = Start();
        DmaEngineHandle other = bus.AllocateRender();
        DmaEngineHandle handle = bus.AllocateRender();
        int alias = 0x2084 + 0x20 * bus.IndexOf(handle);

        Assert.Equal(alias, PositionOf(bus, handle).Offset);
        _ = bus.AllocateBuffer(handle);
        Assert.Equal(alias, PositionOf(bus, handle).Offset);
        bus.SetState(HdAudioStreamState.StopState, handle);
        bus.SetState(HdAudioStreamState.RunState, handle);
        Assert.Equal(alias, PositionOf(bus, handle).Offset);
        Assert.NotEqual(alias, PositionOf(bus, other).Offset);
    }

    [Fact]
    public void It_counts_the_bytes_that_the_link_has_taken()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        _ = bus.AllocateBuffer(handle, 192_000);
        LiveRegister position = PositionOf(bus, handle);
        bus.SetState(HdAudioStreamState.StopState, handle);
        bus.SetState(HdAudioStreamState.RunState, handle);

        bus.Clock.Wait(TimeSpan.FromMilliseconds(250));

        // 48 frames of 4 bytes in a millisecond; the frame in which it started may or may not count.
        Assert.InRange(position.Read(), 47_996u, 48_004u);
    }

    [Fact]
    public void It_is_0_in_Reset_frozen_in_Pause_goes_on_with_Run_and_is_0_again_after_Reset()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        _ = bus.AllocateBuffer(handle, 192_000);
        LiveRegister position = PositionOf(bus, handle);
        Assert.Equal(0u, position.Read());

        bus.SetState(HdAudioStreamState.PauseState, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(5));
        Assert.Equal(0u, position.Read());

        bus.SetState(HdAudioStreamState.RunState, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(5));
        bus.SetState(HdAudioStreamState.PauseState, handle);
        uint held = position.Read();
        Assert.InRange(held, 950u, 970u);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(5));
        Assert.Equal(held, position.Read());

        bus.SetState(HdAudioStreamState.RunState, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(5));
        Assert.InRange(position.Read(), held + 950u, held + 970u);

        bus.SetState(HdAudioStreamState.StopState, handle);
        bus.SetState(HdAudioStreamState.ResetState, handle);
        Assert.Equal(0u, position.Read());
    }

    [Fact]
    public void It_wraps_at_the_allocated_size()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        AllocatedBuffer buffer = bus.AllocateBuffer(handle, 1_900);
        Assert.Equal(1_920, buffer.Bytes);
        LiveRegister position = PositionOf(bus, handle);
        bus.SetState(HdAudioStreamState.StopState, handle);
        bus.SetState(HdAudioStreamState.RunState, handle);
        uint before = position.Read();
        int wraps = 0;

        // 1,920 bytes are 10 ms: in 1 s it wraps 100 times.
        for (int i = 0; i < 10_000; i++)
        {
            bus.Clock.Wait(TimeSpan.FromMicroseconds(100));
            uint now = position.Read();
            Assert.InRange(now, 0u, 1_919u);
            wraps += now < before ? 1 : 0;
            before = now;
        }

        Assert.InRange(wraps, 99, 100);
    }

    [Fact]
    public void It_may_be_asked_for_at_DISPATCH_LEVEL_and_not_above()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();

        using (KProcessor.Raise(Irql.DispatchLevel))
            _ = PositionOf(bus, handle);

        using (KProcessor.Raise(Irql.DeviceLevel))
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.GetLinkPositionRegister(handle, out _));
    }

    private static LiveRegister PositionOf(BusFixture bus, DmaEngineHandle handle)
    {
        Assert.Equal(NtStatus.Success, bus.Ddi.GetLinkPositionRegister(handle, out LiveRegister? position));
        return position!;
    }
}
