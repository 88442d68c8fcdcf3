using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>FreeDmaBuffer (DDI 2.6).</summary>
public abstract class FreeDmaBufferConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    [Fact]
    public void The_pages_go_back_and_the_engine_has_no_buffer()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        int pages = bus.Pages;
        AllocatedBuffer buffer = bus.AllocateBuffer(handle, 100_000);

        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(handle));

        Assert.Equal((pages, EnginePlace.ResetEmpty), (bus.Pages, bus.PlaceOf(handle)));
        Assert.True(buffer.Mdl.IsFreed);
    }

    [Fact]
    public void The_descriptor_forgets_the_buffer()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.ResetReady);
        int descriptor = StreamDescriptorLayout.Base(bus.IndexOf(handle));

        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(handle));

        Assert.Equal(0u, bus.Device.Registers.Read32(descriptor + CyclicBufferLength.Offset));
        Assert.Equal(0u, bus.Device.Registers.Read32(descriptor + DescriptorListLowerBase.Offset));
    }

    [Fact]
    public void A_client_that_still_holds_a_view_harms_nobody()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the pages rest until the view is let go.");
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        using DmaView stale = bus.Device.Memory.Map(bus.AllocateBuffer(handle).Mdl);
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(handle));
        using DmaView fresh = bus.Device.Memory.Map(bus.AllocateBuffer(handle).Mdl);

        stale.Fill(0, stale.Length, 0x5A);

        Assert.Equal(-1, fresh.Span.IndexOfAnyExcept((byte)0));
    }

    [Fact]
    public void A_second_call_is_STATUS_INVALID_DEVICE_REQUEST()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.ResetReady);
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(handle));
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.FreeDmaBuffer(handle));

        Assert.Equal(before, bus.Snapshot());
    }

    [Fact]
    public void Above_PASSIVE_LEVEL_it_is_STATUS_UNSUCCESSFUL_before_the_handle_is_looked_at()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.ResetReady);

        using (KProcessor.Raise(Irql.DispatchLevel))
        {
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.FreeDmaBuffer(handle));
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.FreeDmaBuffer(default));
        }

        Assert.Equal(EnginePlace.ResetReady, bus.PlaceOf(handle));
    }

    [Fact]
    public void Pages_that_a_hung_descriptor_could_still_fetch_from_are_kept_until_the_controller_is_silenced()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        int pages = bus.Pages;
        _ = bus.AllocateBuffer(handle);
        int withBuffer = bus.Pages;
        int control = StreamDescriptorLayout.Base(bus.IndexOf(handle));
        bus.Platform.Window.Reading = (offset, _, value) => offset == control ? value | 1 : value;

        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(handle));

        bus.Platform.Repair();
        Assert.Equal((withBuffer, EnginePlace.ResetEmpty), (bus.Pages, bus.PlaceOf(handle)));
        _ = bus.AllocateBuffer(handle);
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(handle));
        Assert.Equal(withBuffer, bus.Pages);
        Assert.True(pages < withBuffer);
        bus.Driver.Stop();
        Assert.Equal(0, bus.Pages);
    }
}
