using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Lifecycle;

/// <summary>The device is pulled out while it is in use, and nobody has told the driver yet: every register reads all ones (design, section 3).</summary>
public sealed class RemovalTests
{
    [Fact]
    public void Stop_Reset_and_the_two_frees_succeed_without_a_wait()
    {
        using BusFixture bus = BusFixture.Start();
        bus.IsDamaged = true;
        int pages = bus.Pages;
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Running);
        bus.Platform.Remove();
        long from = bus.Clock.Ticks;

        bus.SetState(HdAudioStreamState.StopState, handle);
        bus.SetState(HdAudioStreamState.ResetState, handle);
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(handle));
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handle));

        Assert.Equal(pages, bus.Pages);
        Assert.InRange(bus.Clock.Ticks - from, 0, PlatformClock.TicksPerSecond / 1_000);
    }

    [Fact]
    public void Nothing_new_can_be_set_up()
    {
        using BusFixture bus = BusFixture.Start();
        bus.IsDamaged = true;
        DmaEngineHandle handle = bus.AllocateRender();
        int pages = bus.Pages;
        bus.Platform.Remove();

        Assert.Equal(NtStatus.DeviceNotReady, bus.Ddi.AllocateDmaBuffer(handle, BusFixture.BufferBytes, out _, out _, out _, out _));

        Assert.Equal(pages, bus.Pages);
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handle));
    }

    [Fact]
    public void Verbs_end_without_an_answer()
    {
        using BusFixture bus = BusFixture.Start();
        bus.IsDamaged = true;
        bus.Platform.Remove();
        HdAudioCodecTransfer[] transfer = Transfers.AskVendor(0, 300);

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(transfer));

        Assert.All(transfer, static element => Assert.False(element.Input.IsValid));
    }

    [Fact]
    public void Live_registers_read_all_ones()
    {
        using BusFixture bus = BusFixture.Start();
        bus.IsDamaged = true;
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Running);
        bus.Ddi.GetWallClockRegister(out LiveRegister wallClock);
        Assert.Equal(NtStatus.Success, bus.Ddi.GetLinkPositionRegister(handle, out LiveRegister? position));

        bus.Platform.Remove();

        Assert.Equal((uint.MaxValue, uint.MaxValue), (wallClock.Read(), position!.Read()));
    }

    [Theory]
    [InlineData(EnginePlace.ResetReady)]
    [InlineData(EnginePlace.Paused)]
    [InlineData(EnginePlace.Running)]
    public void The_last_dereference_takes_the_memory_back(EnginePlace place)
    {
        using BusFixture bus = BusFixture.Start();
        bus.IsDamaged = true;
        int pages = bus.Pages;
        _ = bus.EngineAt(place);
        bus.Platform.Remove();

        bus.Ddi.InterfaceDereference();

        Assert.Equal(pages, bus.Pages);
    }
}
