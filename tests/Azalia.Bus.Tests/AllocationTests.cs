using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests;

/// <summary>What a client does while a stream runs allocates nothing once it is warm.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void Synchronous_calls_of_256_verbs_allocate_nothing()
    {
        using BusFixture bus = BusFixture.Start();
        HdAudioCodecTransfer[] verbs = Transfers.AskVendor(0, 256);

        AllocationAssert.None(() => Assert.True(bus.Ddi.TransferCodecVerbs(verbs).IsSuccess), times: 40);

        Assert.True(verbs[255].Input.IsValid);
    }

    [Fact]
    public void Asynchronous_calls_allocate_nothing()
    {
        using BusFixture bus = BusFixture.Start();
        HdAudioCodecTransfer[] verbs = Transfers.AskVendor(0, 16);
        int calls = 0;
        HdAudioTransferCompleteCallback callback = (_, _) => calls++;

        AllocationAssert.None(() =>
        {
            Assert.True(bus.Ddi.TransferCodecVerbs(verbs, callback).IsSuccess);
            bus.Clock.Wait(TimeSpan.FromMilliseconds(2));
        }, times: 200);

        Assert.InRange(calls, 400, 1_200);
    }

    [Fact]
    public void Reading_positions_and_the_wall_clock_allocates_nothing()
    {
        using BusFixture bus = BusFixture.Start();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Running);
        bus.Ddi.GetWallClockRegister(out LiveRegister wallClock);
        Assert.Equal(NtStatus.Success, bus.Ddi.GetLinkPositionRegister(handle, out LiveRegister? position));
        ulong sum = 0;

        AllocationAssert.None(() =>
        {
            sum += position!.Read() + wallClock.Read();
            sum += bus.Ddi.GetLinkPositionRegister(handle, out LiveRegister? again).IsSuccess ? again!.Read() : 0;
            bus.Clock.Wait(TimeSpan.FromMicroseconds(100));
        }, times: 1_000);

        Assert.NotEqual(0ul, sum);
    }

    [Fact]
    public void Pause_and_Run_allocate_nothing()
    {
        using BusFixture bus = BusFixture.Start();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Running);

        AllocationAssert.None(() =>
        {
            Assert.True(bus.Ddi.SetDmaEngineState(HdAudioStreamState.PauseState, [handle]).IsSuccess);
            Assert.True(bus.Ddi.SetDmaEngineState(HdAudioStreamState.RunState, [handle]).IsSuccess);
            bus.Clock.Wait(TimeSpan.FromMicroseconds(200));
        }, times: 500);
    }

    [Fact]
    public void A_group_that_stops_resets_and_starts_allocates_nothing()
    {
        using BusFixture bus = BusFixture.Start();
        DmaEngineHandle[] handles = [bus.EngineAt(EnginePlace.Running), bus.EngineAt(EnginePlace.Running), bus.EngineAt(EnginePlace.Running)];

        AllocationAssert.None(() =>
        {
            Assert.True(bus.Ddi.SetDmaEngineState(HdAudioStreamState.StopState, handles).IsSuccess);
            Assert.True(bus.Ddi.SetDmaEngineState(HdAudioStreamState.ResetState, handles).IsSuccess);
            Assert.True(bus.Ddi.SetDmaEngineState(HdAudioStreamState.StopState, handles).IsSuccess);
            Assert.True(bus.Ddi.SetDmaEngineState(HdAudioStreamState.RunState, handles).IsSuccess);
            bus.Clock.Wait(TimeSpan.FromMicroseconds(200));
        }, times: 200);
    }
}
