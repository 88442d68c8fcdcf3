using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>
/// The state machine of a DMA engine: every cell of the tables DDI 4.2 and 4.3, typed from the documents, with both kinds of buffers.
/// </summary>
public abstract class StateMachineConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    private const string IH = "STATUS_INVALID_HANDLE";
    private const string IDR = "STATUS_INVALID_DEVICE_REQUEST";

    private static readonly HdAudioDmaNotificationCallback s_callback = static (_, _) => { };
    private static readonly KEvent s_event = new(KEventKind.Notification);

    // RB, P and RUN are with a buffer of AllocateDmaBuffer; RL, PL and RUNL with a contiguous one that is set up.
    private static readonly string[] s_states = ["X", "R0", "RC", "RB", "RL", "P", "PL", "RUN", "RUNL"];

    // The state after the call, or the status of its refusal.
    private static readonly (string Call, string[] Cells)[] s_table =
    [
        //                                     X    R0    RC    RB    RL    P     PL    RUN   RUNL
        ("ChangeBandwidthAllocation",         [IH, "R0",  IDR,  IDR,  IDR,  IDR,  IDR,  IDR,  IDR]),
        ("AllocateDmaBuffer",                 [IH, "RB",  IDR,  IDR,  IDR,  IDR,  IDR,  IDR,  IDR]),
        ("AllocateDmaBufferWithNotification", [IH, "RB",  IDR,  IDR,  IDR,  IDR,  IDR,  IDR,  IDR]),
        ("FreeDmaBuffer",                     [IH, IDR,   IDR,  "R0", IDR,  IDR,  IDR,  IDR,  IDR]),
        ("FreeDmaBufferWithNotification",     [IH, IDR,   IDR,  "R0", IDR,  IDR,  IDR,  IDR,  IDR]),
        ("AllocateContiguousDmaBuffer",       [IH, "RC",  IDR,  IDR,  IDR,  IDR,  IDR,  IDR,  IDR]),
        ("SetupDmaEngineWithBdl",             [IH, IDR,   "RL", IDR,  "RL", IDR,  IDR,  IDR,  IDR]),
        ("FreeContiguousDmaBuffer",           [IH, IDR,   "R0", IDR,  "R0", IDR,  IDR,  IDR,  IDR]),
        ("FreeDmaEngine",                     [IH, "X",   IDR,  IDR,  IDR,  IDR,  IDR,  IDR,  IDR]),
        ("SetDmaEngineState(Reset)",          [IH, "R0",  "RC", "RB", "RL", "RB", "RL", IDR,  IDR]),
        ("SetDmaEngineState(Stop)",           [IH, IDR,   IDR,  "P",  "PL", "P",  "PL", "P",  "PL"]),
        ("SetDmaEngineState(Pause)",          [IH, IDR,   IDR,  "P",  "PL", "P",  "PL", "P",  "PL"]),
        ("SetDmaEngineState(Run)",            [IH, IDR,   IDR,  IDR,  IDR,  "RUN", "RUNL", "RUN", "RUNL"]),
        ("GetLinkPositionRegister",           [IH, "R0",  "RC", "RB", "RL", "P",  "PL", "RUN", "RUNL"]),
        ("RegisterNotificationEvent",         [IH, "R0",  "RC", "RB", "RL", "P",  "PL", "RUN", "RUNL"]),
        ("UnregisterNotificationEvent",       [IH, "R0",  "RC", "RB", "RL", "P",  "PL", "RUN", "RUNL"]),
        ("RegisterNotificationCallback",      [IH, "R0",  "RC", "RB", "RL", "P",  "PL", "RUN", "RUNL"]),
        ("UnregisterNotificationCallback",    [IH, "R0",  "RC", "RB", "RL", "P",  "PL", "RUN", "RUNL"]),
    ];

    /// <summary>Each cell: the call, the state before, and what comes of it.</summary>
    public static TheoryData<string, string, string> Calls
    {
        get
        {
            TheoryData<string, string, string> cells = [];
            foreach ((string call, string[] row) in s_table)
            {
                for (int i = 0; i < row.Length; i++)
                    cells.Add(call, s_states[i], row[i]);
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_call_answers_and_leads_where_table_4_2_says(string call, string before, string answer)
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = Bring(bus, before, out AllocatedBuffer buffer);
        string snapshot = bus.Snapshot();

        NtStatus status = Make(bus, call, handle, buffer);

        bool isRefused = answer is IH or IDR;
        Assert.Equal(isRefused ? answer : "STATUS_SUCCESS", status.ToString());
        if (isRefused)
            Assert.Equal(snapshot, bus.Snapshot());

        AssertIn(bus, handle, isRefused ? before : answer);
    }

    [Theory]
    [InlineData("Reset", "Reset", true)]
    [InlineData("Reset", "Stop", true)]
    [InlineData("Reset", "Pause", true)]
    [InlineData("Reset", "Run", false)]
    [InlineData("Stop", "Reset", true)]
    [InlineData("Stop", "Stop", true)]
    [InlineData("Stop", "Pause", true)]
    [InlineData("Stop", "Run", true)]
    [InlineData("Pause", "Reset", true)]
    [InlineData("Pause", "Stop", true)]
    [InlineData("Pause", "Pause", true)]
    [InlineData("Pause", "Run", true)]
    [InlineData("Run", "Reset", false)]
    [InlineData("Run", "Stop", true)]
    [InlineData("Run", "Pause", true)]
    [InlineData("Run", "Run", true)]
    public void A_transition_is_legal_or_not_as_table_4_3_says(string from, string to, bool isLegal)
    {
        using BusFixture bus = Start();
        foreach (bool contiguous in (ReadOnlySpan<bool>)[false, true])
        {
            DmaEngineHandle handle = bus.EngineAt(EnginePlace.ResetReady, contiguous: contiguous);
            if (from != "Reset")
                bus.SetState(StateOf(from == "Run" ? "Stop" : from), handle);

            if (from == "Run")
                bus.SetState(HdAudioStreamState.RunState, handle);

            string before = bus.Snapshot();
            NtStatus status = bus.Ddi.SetDmaEngineState(StateOf(to), [handle]);

            Assert.Equal(isLegal ? NtStatus.Success : NtStatus.InvalidDeviceRequest, status);
            if (isLegal)
                Assert.Equal(StateOf(to), bus.Driver.Inspect().Engines[bus.IndexOf(handle)].State);
            else
                Assert.Equal(before, bus.Snapshot());
        }
    }

    [Theory]
    [InlineData(EnginePlace.ResetEmpty)]
    [InlineData(EnginePlace.ResetReady)]
    [InlineData(EnginePlace.Paused)]
    [InlineData(EnginePlace.Running)]
    public void A_request_for_the_present_state_changes_nothing(EnginePlace place)
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.EngineAt(place);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(3));
        string before = bus.Snapshot();
        _ = bus.Ddi.GetLinkPositionRegister(handle, out Platform.LiveRegister? position);
        uint at = position!.Read();
        HdAudioStreamState same = place switch
        {
            EnginePlace.Paused => HdAudioStreamState.StopState,
            EnginePlace.Running => HdAudioStreamState.RunState,
            _ => HdAudioStreamState.ResetState,
        };

        bus.SetState(same, handle);

        Assert.Equal((before, at), (bus.Snapshot(), position.Read()));
    }

    [Fact]
    public void A_new_engine_of_either_direction_is_in_R0()
    {
        using BusFixture bus = Start();

        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateCaptureDmaEngine(0, Formats.Stereo48, out DmaEngineHandle capture, out _));

        Assert.Equal((EnginePlace.ResetEmpty, EnginePlace.ResetEmpty), (bus.PlaceOf(bus.AllocateRender()), bus.PlaceOf(capture)));
    }

    [Fact]
    public void A_fatal_error_of_the_descriptor_list_takes_a_running_engine_to_P()
    {
        using BusFixture bus = StartExact();
        bus.IsDamaged = true;
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Paused);
        int list = Specification.Registers.StreamDescriptorLayout.Base(bus.IndexOf(handle)) + Specification.Registers.DescriptorListUpperBase.Offset;

        // The list is where there is no memory: the device cannot fetch it.
        bus.Device.Registers.Write32(list, 0x7FFF_0000);
        bus.SetState(HdAudioStreamState.RunState, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(50));

        Assert.Equal(EnginePlace.Paused, bus.PlaceOf(handle));
        bus.SetState(HdAudioStreamState.ResetState, handle);
        bus.SetState(HdAudioStreamState.PauseState, handle);
        bus.SetState(HdAudioStreamState.RunState, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(5));
        Assert.Equal(EnginePlace.Running, bus.PlaceOf(handle));
    }

    private static HdAudioStreamState StateOf(string name) => name switch
    {
        "Reset" => HdAudioStreamState.ResetState,
        "Stop" => HdAudioStreamState.StopState,
        "Pause" => HdAudioStreamState.PauseState,
        _ => HdAudioStreamState.RunState,
    };

    private static DmaEngineHandle Bring(BusFixture bus, string state, out AllocatedBuffer buffer)
    {
        DmaEngineHandle other = bus.AllocateRender();
        buffer = bus.AllocateBuffer(other);

        // Where a cell has no MDL of its own, that of the other engine stands in.
        return state == "RB" ? other : bus.EngineAt(PlaceOf(state), contiguous: IsContiguous(state));
    }

    private static EnginePlace PlaceOf(string state) => state switch
    {
        "X" => EnginePlace.Freed,
        "R0" => EnginePlace.ResetEmpty,
        "RC" => EnginePlace.ResetContiguous,
        "RB" or "RL" => EnginePlace.ResetReady,
        "P" or "PL" => EnginePlace.Paused,
        _ => EnginePlace.Running,
    };

    private static bool IsContiguous(string state) => state is "RC" or "RL" or "PL" or "RUNL";

    // The state, and the kind of the buffer: only the routine of its kind takes it back.
    private static void AssertIn(BusFixture bus, DmaEngineHandle handle, string state)
    {
        EnginePlace place = PlaceOf(state);
        Assert.Equal(place, bus.PlaceOf(handle));
        if (place is EnginePlace.Freed or EnginePlace.ResetEmpty)
            return;

        if (place == EnginePlace.Running)
            bus.SetState(HdAudioStreamState.StopState, handle);

        bus.SetState(HdAudioStreamState.ResetState, handle);
        Assert.Equal(NtStatus.InvalidDeviceRequest, IsContiguous(state) ? bus.Ddi.FreeDmaBuffer(handle) : bus.Bdl.FreeContiguousDmaBuffer(handle));
        Assert.Equal(NtStatus.Success, IsContiguous(state) ? bus.Bdl.FreeContiguousDmaBuffer(handle) : bus.Ddi.FreeDmaBuffer(handle));
    }

    private static NtStatus Make(BusFixture bus, string call, DmaEngineHandle handle, AllocatedBuffer buffer)
    {
        IHdAudioBusInterfaceV3 ddi = bus.Ddi;
        switch (call)
        {
            case "ChangeBandwidthAllocation":
                return ddi.ChangeBandwidthAllocation(handle, Formats.Stereo44, out _);
            case "AllocateDmaBuffer":
                return ddi.AllocateDmaBuffer(handle, BusFixture.BufferBytes, out _, out _, out _, out _);
            case "AllocateDmaBufferWithNotification":
                return ddi.AllocateDmaBufferWithNotification(handle, 2, BusFixture.BufferBytes, out _, out _, out _, out _, out _);
            case "FreeDmaBuffer":
                return ddi.FreeDmaBuffer(handle);
            case "FreeDmaBufferWithNotification":
                return ddi.FreeDmaBufferWithNotification(handle, buffer.Mdl, (nuint)buffer.Bytes);
            case "AllocateContiguousDmaBuffer":
                return bus.Bdl.AllocateContiguousDmaBuffer(handle, BusFixture.BufferBytes, out DmaView? _, out DmaView? _);
            case "SetupDmaEngineWithBdl":
                return TrySetUp(bus, handle);
            case "FreeContiguousDmaBuffer":
                return bus.Bdl.FreeContiguousDmaBuffer(handle);
            case "FreeDmaEngine":
                return ddi.FreeDmaEngine(handle);
            case "SetDmaEngineState(Reset)":
                return ddi.SetDmaEngineState(HdAudioStreamState.ResetState, [handle]);
            case "SetDmaEngineState(Stop)":
                return ddi.SetDmaEngineState(HdAudioStreamState.StopState, [handle]);
            case "SetDmaEngineState(Pause)":
                return ddi.SetDmaEngineState(HdAudioStreamState.PauseState, [handle]);
            case "SetDmaEngineState(Run)":
                return ddi.SetDmaEngineState(HdAudioStreamState.RunState, [handle]);
            case "GetLinkPositionRegister":
                return ddi.GetLinkPositionRegister(handle, out _);
            case "RegisterNotificationEvent":
                return ddi.RegisterNotificationEvent(handle, s_event);
            case "UnregisterNotificationEvent":
                _ = ddi.RegisterNotificationEvent(handle, s_event);
                return ddi.UnregisterNotificationEvent(handle, s_event);
            case "RegisterNotificationCallback":
                return ddi.RegisterNotificationCallback(handle, bus, s_callback, null);
            default:
                Assert.Equal("UnregisterNotificationCallback", call);
                _ = ddi.RegisterNotificationCallback(handle, bus, s_callback, null);
                return ddi.UnregisterNotificationCallback(handle, s_callback, null);
        }
    }

    // An engine in RC has a list that nobody has written: it is written here, where its page is found.
    private static NtStatus TrySetUp(BusFixture bus, DmaEngineHandle handle)
    {
        ContiguousBuffer? buffer = bus.Contiguous;
        if (buffer?.Handle == handle)
        {
            buffer.Describe(0, 0, BusFixture.BufferBytes / 2);
            buffer.Describe(1, BusFixture.BufferBytes / 2, BusFixture.BufferBytes / 2);
        }

        return bus.Bdl.SetupDmaEngineWithBdl(handle, BusFixture.BufferBytes, 1, null, null, out _, out _);
    }
}
