using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;
using Azalia.WaveRT.Tests.Foreign;

namespace Azalia.WaveRT.Tests.Port;

public sealed class WaveRTPinStateTests
{
    private static readonly KsState[] s_states = [KsState.Stop, KsState.Acquire, KsState.Pause, KsState.Run];

    public static TheoryData<KsState, KsState> Pairs
    {
        get
        {
            TheoryData<KsState, KsState> pairs = [];
            foreach (KsState from in s_states)
            {
                foreach (KsState to in s_states)
                    pairs.Add(from, to);
            }

            return pairs;
        }
    }

    [Fact]
    public void A_new_pin_is_stopped_at_position_0()
    {
        using ForeignSystem system = new();
        using WaveRTPin pin = system.Open();

        Assert.Equal(NtStatus.Success, pin.GetConnectionState(out KsState state));
        Assert.Equal(KsState.Stop, state);
        Assert.Equal(NtStatus.Success, pin.GetAudioPosition(out KsAudioPosition position));
        Assert.Equal(default, position);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_change_of_state_is_walked_one_step_at_a_time(KsState from, KsState to)
    {
        using ForeignSystem system = new();
        using WaveRTPin pin = system.Open();
        GiveBuffer(pin);
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(from));
        system.Log.Clear();

        Assert.Equal(NtStatus.Success, pin.SetConnectionState(to));

        int step = Math.Sign(to - from);
        IEnumerable<string> steps = Enumerable.Range(1, Math.Abs(to - from)).Select(i => $"SetState {from + i * step}");
        Assert.Equal(steps, system.Log);
        Assert.Equal(to, StateOf(pin));
    }

    [Theory]
    [InlineData(KsState.Acquire, KsState.Stop)]
    [InlineData(KsState.Pause, KsState.Acquire)]
    [InlineData(KsState.Run, KsState.Pause)]
    public void A_failure_on_the_way_up_leaves_the_pin_in_the_last_state_reached(KsState failing, KsState reached)
    {
        using ForeignSystem system = new(new ForeignOptions { FailsAt = failing });
        using WaveRTPin pin = system.Open();

        Assert.Equal(NtStatus.DeviceNotReady, pin.SetConnectionState(KsState.Run));
        Assert.Equal(reached, StateOf(pin));
    }

    [Fact]
    public void The_way_down_succeeds_even_when_the_device_is_gone()
    {
        using ForeignSystem system = new(new ForeignOptions { FailsDownward = true });
        using WaveRTPin pin = system.Open();
        GiveBuffer(pin);
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Run));
        system.Log.Clear();

        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Stop));
        Assert.Equal(["SetState Pause", "SetState Acquire", "SetState Stop"], system.Log);
        Assert.Equal(KsState.Stop, StateOf(pin));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void A_value_that_is_no_state_is_an_invalid_parameter(int state)
    {
        using ForeignSystem system = new();
        using WaveRTPin pin = system.Open();

        Assert.Equal(NtStatus.InvalidParameter, pin.SetConnectionState((KsState)state));
    }

    [Fact]
    public void Pausing_keeps_the_position_and_stopping_zeroes_it()
    {
        using ForeignSystem system = new();
        using WaveRTPin pin = system.Open();
        GiveBuffer(pin);
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Run));
        system.Clock.Wait(TimeSpan.FromMilliseconds(1));

        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Pause));
        system.Clock.Wait(TimeSpan.FromMilliseconds(1));
        Assert.Equal(192ul, PositionOf(pin));

        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Run));
        system.Clock.Wait(TimeSpan.FromMilliseconds(1));
        Assert.Equal(384ul, PositionOf(pin));

        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Stop));
        Assert.Equal(0ul, PositionOf(pin));
    }

    [Fact]
    public void A_format_goes_to_the_miniport_without_an_opinion_of_the_port()
    {
        using ForeignSystem system = new();
        using WaveRTPin pin = system.Open();
        KsDataFormat outside = new(1, 1, 8, 8);

        Assert.Equal(NtStatus.Success, pin.SetConnectionDataFormat(outside));
        Assert.Equal(outside, pin.DataFormat);
    }

    [Fact]
    public void A_format_that_the_miniport_refuses_leaves_the_old_one_in_force()
    {
        using ForeignSystem system = new();
        using WaveRTPin pin = system.Open();
        GiveBuffer(pin);

        Assert.Equal(NtStatus.InvalidParameter, pin.SetConnectionDataFormat(ForeignSystem.Cd));
        Assert.Equal(ForeignSystem.Dvd, pin.DataFormat);
    }

    private static void GiveBuffer(WaveRTPin pin) =>
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(3_840), out _));

    private static KsState StateOf(WaveRTPin pin)
    {
        Assert.Equal(NtStatus.Success, pin.GetConnectionState(out KsState state));
        return state;
    }

    private static ulong PositionOf(WaveRTPin pin)
    {
        Assert.Equal(NtStatus.Success, pin.GetAudioPosition(out KsAudioPosition position));
        return position.PlayOffset;
    }
}
