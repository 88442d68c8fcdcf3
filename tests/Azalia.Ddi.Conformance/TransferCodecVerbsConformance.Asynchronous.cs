using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>TransferCodecVerbs with a callback (DDI 2.1, 5.9, 5.11).</summary>
public abstract partial class TransferCodecVerbsConformance
{
    private static readonly TimeSpan s_long = TimeSpan.FromMilliseconds(100);

    private readonly List<Call> _calls = [];

    [Fact]
    public void The_call_returns_before_the_answers_and_calls_back_exactly_once_when_all_are_there()
    {
        using BusFixture bus = StartExact();
        HdAudioCodecTransfer[] dialogue = Transfers.Dialogue(0, 100);
        object context = new();

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(dialogue, Complete, context));
        Assert.Empty(_calls);
        bus.Clock.Wait(s_long);

        Call call = Assert.Single(_calls);
        Transfers.AssertDialogue(call.Inputs);
        Assert.Same(context, call.Context);
        Assert.True(call.Elements.Equals(dialogue.AsMemory()));
        bus.Clock.Wait(s_long);
        _ = Assert.Single(_calls);
    }

    [Fact]
    public void The_callback_runs_at_DISPATCH_LEVEL_with_no_lock_held()
    {
        using BusFixture bus = StartExact();

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0), Complete));
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(13), Complete));
        bus.Clock.Wait(s_long);

        Assert.Equal(2, _calls.Count);
        Assert.All(_calls, static call => Assert.Equal((Irql.DispatchLevel, false), (call.Level, call.HeldLock)));
    }

    [Fact]
    public void It_may_be_called_at_DISPATCH_LEVEL_and_not_above()
    {
        using BusFixture bus = StartExact();
        HdAudioCodecTransfer[] transfer = Transfers.AskVendor(0);

        using (KProcessor.Raise(Irql.DeviceLevel))
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.TransferCodecVerbs(transfer, Complete));

        bus.Clock.Wait(s_long);
        Assert.Empty(_calls);

        using (KProcessor.Raise(Irql.DispatchLevel))
            Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(transfer, Complete));

        bus.Clock.Wait(s_long);
        _ = Assert.Single(_calls);
    }

    [Fact]
    public void A_client_that_holds_a_lock_of_its_own_is_not_called_back_inside_it()
    {
        using BusFixture bus = StartExact();
        KSpinLock own = new();
        List<Irql> levels = [];
        void TakeLock(Memory<HdAudioCodecTransfer> transfer, object? context)
        {
            using (own.Acquire())
                levels.Add(KProcessor.CurrentIrql);
        }

        // Nobody answers at address 13, so that the call has ended as soon as it began.
        using (own.Acquire())
        {
            Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(13), TakeLock));
            Assert.Empty(levels);
        }

        bus.Clock.Wait(s_long);
        _ = Assert.Single(levels);
    }

    [Fact]
    public void Two_calls_of_one_client_are_two_blocks_in_the_order_of_submission()
    {
        VerbLog log = new();
        using BusFixture bus = StartExact(options: new BusOptions { Trace = log });
        HdAudioCodecTransfer[] first = Transfers.Dialogue(0, 50, firstGain: 0);
        HdAudioCodecTransfer[] second = Transfers.Dialogue(0, 50, firstGain: 60);
        HdAudioCodecTransfer[] third = Transfers.Dialogue(0, 5, firstGain: 20);
        log.Commands.Clear();

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(first, Complete, 1));
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(second, Complete, 2));
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(third));

        Assert.Equal([.. Commands(first), .. Commands(second), .. Commands(third)], log.Commands);
        Transfers.AssertDialogue(first, 0);
        Transfers.AssertDialogue(second, 60);
        Transfers.AssertDialogue(third, 20);
        Assert.Equal([1, 2], _calls.Select(static call => call.Context));
    }

    [Fact]
    public void A_callback_may_submit_the_next_call()
    {
        using BusFixture bus = StartExact();
        HdAudioCodecTransfer[] transfer = Transfers.AskVendor(0);
        int rounds = 0;
        void Again(Memory<HdAudioCodecTransfer> elements, object? context)
        {
            Assert.True(elements.Span[0].Input.IsValid);
            if (++rounds < 100)
                Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(elements, Again));
        }

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(transfer, Again));
        bus.Clock.Wait(s_long);

        Assert.Equal(100, rounds);
    }

    [Fact]
    public void A_part_of_an_array_is_answered_and_called_back_as_that_part()
    {
        using BusFixture bus = StartExact();
        HdAudioCodecTransfer[] transfers = Transfers.AskVendor(0, 10);

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(transfers.AsMemory(3, 4), Complete));
        bus.Clock.Wait(s_long);

        Assert.True(Assert.Single(_calls).Elements.Equals(transfers.AsMemory(3, 4)));
        Assert.Equal([3, 4, 5, 6], Enumerable.Range(0, 10).Where(i => transfers[i].Input.IsValid));
    }

    [Fact]
    public void A_hundred_calls_at_once_are_all_answered()
    {
        using BusFixture bus = StartExact();
        uint vendor = Transfers.VendorOf(CodecProfiles.Generic);
        HdAudioCodecTransfer[][] all = [.. Enumerable.Range(0, 100).Select(static i => Transfers.AskVendor(0, i % 7 + 1))];

        for (int i = 0; i < all.Length; i++)
            Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(all[i], Complete, i));

        bus.Clock.Wait(s_long);
        Assert.Equal(Enumerable.Range(0, 100), _calls.Select(static call => (int)call.Context!));
        Assert.All(all, elements => Assert.All(elements, element => Assert.Equal((true, vendor), (element.Input.IsValid, element.Input.Response))));
    }

    [Fact]
    public void More_calls_than_can_wait_are_STATUS_NO_MEMORY_and_no_callback_follows()
    {
        using BusFixture bus = StartExact(options: new BusOptions { QueuedCalls = 3 });
        for (int i = 0; i < 3; i++)
            Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0, 5), Complete, i));

        HdAudioCodecTransfer[] refused = Transfers.AskVendor(0);
        refused[0].Input = new HdAudioCodecResponse(0x1234);
        Assert.Equal(NtStatus.NoMemory, bus.Ddi.TransferCodecVerbs(refused, Complete, "refused"));
        Assert.Equal(NtStatus.NoMemory, bus.Query().TransferCodecVerbs(refused));
        bus.Clock.Wait(s_long);

        Assert.Equal([0, 1, 2], _calls.Select(static call => call.Context));
        Assert.Equal(0x1234ul, refused[0].Input.CompleteResponse);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(refused, Complete, "later"));
        bus.Clock.Wait(s_long);
        Assert.Equal("later", _calls[^1].Context);
    }

    [Fact]
    public void Two_clients_of_one_codec_take_turns()
    {
        using BusFixture bus = StartExact();
        IHdAudioBusInterface other = bus.Query();
        HdAudioCodecTransfer[] lengthy = Transfers.AskVendor(0, 1_000);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(lengthy, Complete, "lengthy"));
        long from = bus.Clock.Ticks;

        Assert.Equal(NtStatus.Success, other.TransferCodecVerbs(Transfers.AskVendor(0, 10)));

        // Two frames for each verb, and as much for the other client's.
        Assert.InRange(bus.Clock.Ticks - from, 10_000, 25_000);
        Assert.Empty(_calls);
        bus.Clock.Wait(s_long);
        _ = Assert.Single(_calls);
        Assert.All(lengthy, static element => Assert.True(element.Input.IsValid));
    }

    [Fact]
    public void On_any_platform_the_callback_comes_once_when_all_answers_are_there()
    {
        using BusFixture bus = Start();
        HdAudioCodecTransfer[] dialogue = Transfers.Dialogue(0, 100);
        KEvent done = new(KEventKind.Synchronization);
        int calls = 0;

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(dialogue, (_, _) =>
        {
            calls++;
            done.Set();
        }));

        Assert.True(bus.Clock.WaitFor(done, TimeSpan.FromSeconds(10)));
        Transfers.AssertDialogue(dialogue);
        Assert.Equal(1, calls);
    }

    [Fact]
    public void Calls_that_are_under_way_when_the_driver_stops_end_without_an_answer_and_call_back()
    {
        using BusFixture bus = StartExact();
        HdAudioCodecTransfer[] first = Transfers.Dialogue(0, 1_000);
        HdAudioCodecTransfer[] second = Transfers.Dialogue(0, 10);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(first, Complete, 1));
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(second, Complete, 2));
        bus.Clock.Wait(TimeSpan.FromMilliseconds(1));

        bus.Driver.Stop();

        Assert.Equal([1, 2], _calls.Select(static call => call.Context));
        Assert.All(_calls, static call => Assert.Equal((Irql.DispatchLevel, false), (call.Level, call.HeldLock)));
        int answered = first.Count(static element => element.Input.IsValid);
        Assert.InRange(answered, 10, 50);
        Assert.All(first[answered..], static element => Assert.Equal(default, element.Input));
        Assert.All(second, static element => Assert.Equal(default, element.Input));
    }

    private static IEnumerable<uint> Commands(HdAudioCodecTransfer[] transfers) => transfers.Select(static element => element.Output.Command);

    private void Complete(Memory<HdAudioCodecTransfer> transfer, object? context) =>
        _calls.Add(new Call(transfer, transfer.ToArray(), context, KProcessor.CurrentIrql, KProcessor.HoldsLock));

    private sealed record Call(Memory<HdAudioCodecTransfer> Elements, HdAudioCodecTransfer[] Inputs, object? Context, Irql Level, bool HeldLock);
}
