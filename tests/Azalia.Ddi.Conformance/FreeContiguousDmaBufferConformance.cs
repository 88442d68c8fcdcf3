using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>FreeContiguousDmaBuffer (DDI 2.8).</summary>
public abstract class FreeContiguousDmaBufferConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    [Theory]
    [InlineData(EnginePlace.ResetContiguous)]
    [InlineData(EnginePlace.ResetReady)]
    public void Data_and_list_go_back_and_the_engine_has_no_buffer(EnginePlace place)
    {
        using BusFixture bus = Start();
        int pages = bus.Pages;
        DmaEngineHandle handle = bus.EngineAt(place, contiguous: true);
        Assert.Equal(pages + 2, bus.Pages);

        Assert.Equal(NtStatus.Success, bus.Bdl.FreeContiguousDmaBuffer(handle));

        Assert.Equal((pages, EnginePlace.ResetEmpty), (bus.Pages, bus.PlaceOf(handle)));
    }

    [Fact]
    public void The_descriptor_forgets_the_list()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.ResetReady, contiguous: true);
        int descriptor = StreamDescriptorLayout.Base(bus.IndexOf(handle));
        Assert.NotEqual(0u, bus.Device.Registers.Read32(descriptor + DescriptorListLowerBase.Offset));

        Assert.Equal(NtStatus.Success, bus.Bdl.FreeContiguousDmaBuffer(handle));

        Assert.Equal(0u, bus.Device.Registers.Read32(descriptor + DescriptorListLowerBase.Offset));
        Assert.Equal(0u, bus.Device.Registers.Read32(descriptor + CyclicBufferLength.Offset));
    }

    [Fact]
    public void The_service_routine_is_not_called_for_the_next_buffer()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        int calls = 0;
        _ = bus.AllocateContiguous(handle).SetUp(bus.Bdl, isr: (_, _) => calls++);
        Assert.Equal(NtStatus.Success, bus.Bdl.FreeContiguousDmaBuffer(handle));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateDmaBufferWithNotification(handle, 2, 4_096, out _, out _, out _, out _, out _));

        bus.SetState(HdAudioStreamState.StopState, handle);
        bus.SetState(HdAudioStreamState.RunState, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(100));

        Assert.Equal(0, calls);
    }

    [Fact]
    public void It_is_the_clients_duty_and_FreeDmaEngine_does_not_do_it()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.ResetReady, contiguous: true);

        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Bdl.FreeDmaEngine(handle));

        Assert.Equal(NtStatus.Success, bus.Bdl.FreeContiguousDmaBuffer(handle));
        Assert.Equal(NtStatus.Success, bus.Bdl.FreeDmaEngine(handle));
    }

    [Fact]
    public void A_second_call_is_STATUS_INVALID_DEVICE_REQUEST()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.ResetContiguous);
        Assert.Equal(NtStatus.Success, bus.Bdl.FreeContiguousDmaBuffer(handle));

        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Bdl.FreeContiguousDmaBuffer(handle));
    }

    [Fact]
    public void Above_PASSIVE_LEVEL_it_is_STATUS_UNSUCCESSFUL_before_the_handle_is_looked_at()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.ResetContiguous);

        using (KProcessor.Raise(Irql.DispatchLevel))
        {
            Assert.Equal(NtStatus.Unsuccessful, bus.Bdl.FreeContiguousDmaBuffer(handle));
            Assert.Equal(NtStatus.Unsuccessful, bus.Bdl.FreeContiguousDmaBuffer(default));
        }

        Assert.Equal(NtStatus.InvalidHandle, bus.Bdl.FreeContiguousDmaBuffer(default));
        Assert.Equal(EnginePlace.ResetContiguous, bus.PlaceOf(handle));
    }
}
