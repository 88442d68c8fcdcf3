using Azalia.Bus.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Streams;

/// <summary>The table of the state machine itself: what no single call can show.</summary>
public sealed class EngineRulesTests
{
    [Fact]
    public void A_refused_call_leads_nowhere()
    {
        foreach (EngineCall call in Enum.GetValues<EngineCall>())
        {
            foreach (EngineState state in Enum.GetValues<EngineState>())
            {
                NtStatus status = EngineRules.Check(call, state, out EngineState after);
                if (!status.IsSuccess)
                    Assert.Equal((NtStatus.InvalidDeviceRequest, state), (status, after));
            }
        }
    }

    [Fact]
    public void A_buffer_comes_and_goes_only_in_Reset()
    {
        EngineCall[] buffers =
        [
            EngineCall.ChangeBandwidthAllocation, EngineCall.AllocateDmaBuffer, EngineCall.FreeDmaBuffer, EngineCall.AllocateContiguousDmaBuffer,
            EngineCall.SetupDmaEngineWithBdl, EngineCall.FreeContiguousDmaBuffer, EngineCall.FreeDmaEngine,
        ];
        foreach (EngineCall call in buffers)
        {
            Assert.False(EngineRules.Check(call, EngineState.Paused, out _).IsSuccess);
            Assert.False(EngineRules.Check(call, EngineState.Running, out _).IsSuccess);
        }
    }

    [Fact]
    public void Every_state_can_be_reached_and_left_again_down_to_an_empty_engine()
    {
        foreach (EngineState start in Enum.GetValues<EngineState>())
        {
            Assert.Contains(start, ReachableFrom(EngineState.ResetEmpty));
            Assert.Contains(EngineState.ResetEmpty, ReachableFrom(start));
        }
    }

    [Fact]
    public void Running_is_entered_from_Pause_and_left_to_Pause_only()
    {
        foreach (EngineCall call in Enum.GetValues<EngineCall>())
        {
            foreach (EngineState state in Enum.GetValues<EngineState>())
            {
                if (!EngineRules.Check(call, state, out EngineState after).IsSuccess || after == state)
                    continue;

                if (after == EngineState.Running)
                    Assert.Equal(EngineState.Paused, state);

                if (state == EngineState.Running)
                    Assert.Equal(EngineState.Paused, after);
            }
        }
    }

    [Fact]
    public void Stop_and_Pause_are_one_request()
    {
        Assert.Equal(EngineCall.SetReset, EngineRules.CallFor(HdAudioStreamState.ResetState));
        Assert.Equal(EngineCall.SetStop, EngineRules.CallFor(HdAudioStreamState.StopState));
        Assert.Equal(EngineCall.SetStop, EngineRules.CallFor(HdAudioStreamState.PauseState));
        Assert.Equal(EngineCall.SetRun, EngineRules.CallFor(HdAudioStreamState.RunState));
    }

    // From P a contiguous buffer's engine goes back to the other Reset state: that is the buffer's to say, not the table's.
    private static HashSet<EngineState> ReachableFrom(EngineState start)
    {
        HashSet<EngineState> reached = [start];
        for (int before = 0; before != reached.Count;)
        {
            before = reached.Count;
            foreach (EngineState state in reached.ToArray())
            {
                foreach (EngineCall call in Enum.GetValues<EngineCall>())
                {
                    if (EngineRules.Check(call, state, out EngineState after).IsSuccess)
                        _ = reached.Add(after);
                }
            }
        }

        return reached;
    }
}
