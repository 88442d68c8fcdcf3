using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>UnregisterEventCallback (DDI 2.14, 5.24).</summary>
public abstract class UnregisterEventCallbackConformance(ConformancePlatform platform) : EventCallbackFacts(platform)
{
    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(255)]
    public void A_tag_that_is_not_registered_is_STATUS_INVALID_PARAMETER(byte tag)
    {
        using BusFixture bus = Start();
        Assert.Equal(0, Register(bus.Ddi, null));

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.UnregisterEventCallback(tag));
    }

    [Fact]
    public void A_tag_can_be_given_back_once_and_by_its_owner_only()
    {
        using BusFixture bus = Start();
        byte tag = Register(bus.Ddi, null);

        Assert.Equal(NtStatus.InvalidParameter, bus.Query().UnregisterEventCallback(tag));
        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterEventCallback(tag));
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.UnregisterEventCallback(tag));
    }

    [Fact]
    public void After_a_tag_was_given_back_its_routine_is_not_called_any_more()
    {
        using BusFixture bus = StartExact();
        byte tag = Register(bus.Ddi, null);
        Enable(bus, 0, LineOut, tag);
        Touch(bus, 0, LineOut);
        bus.Clock.Wait(AFewFrames);
        Touch(bus, 0, LineOut);

        // The response is on its way when the tag is given back.
        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterEventCallback(tag));
        bus.Clock.Wait(AFewFrames);

        _ = Assert.Single(Responses);
    }

    [Fact]
    public void Above_PASSIVE_LEVEL_it_is_STATUS_UNSUCCESSFUL_and_the_tag_stays_registered()
    {
        using BusFixture bus = Start();
        byte tag = Register(bus.Ddi, null);

        using (KProcessor.Raise(Irql.DispatchLevel))
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.UnregisterEventCallback(tag));

        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterEventCallback(tag));
    }

    [Fact]
    public void From_inside_the_routine_itself_it_is_refused_and_does_not_wait_for_ever()
    {
        using BusFixture bus = StartExact();
        byte own = 0;
        NtStatus answer = default;
        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterEventCallback((_, _) => answer = bus.Ddi.UnregisterEventCallback(own), null, out own));
        Enable(bus, 0, LineOut, own);

        Touch(bus, 0, LineOut);
        bus.Clock.Wait(AFewFrames);

        Assert.Equal(NtStatus.Unsuccessful, answer);
    }

    [Fact]
    public void A_last_dereference_above_PASSIVE_LEVEL_waits_for_no_routine_and_gives_all_tags_back()
    {
        using BusFixture bus = StartBeside();
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim leave = new();
        int calls = 0;
        IHdAudioBusInterface other = bus.Query();
        Assert.Equal(NtStatus.Success, other.RegisterEventCallback((_, _) =>
        {
            entered.Set();
            _ = leave.Wait(TimeSpan.FromSeconds(30));
        }, null, out byte first));
        Assert.Equal(NtStatus.Success, other.RegisterEventCallback((_, _) => calls++, null, out byte second));
        Enable(bus, 0, LineOut, first);
        Touch(bus, 0, LineOut);
        Assert.True(entered.Wait(TimeSpan.FromSeconds(30)));

        using (KProcessor.Raise(Irql.DispatchLevel))
            other.InterfaceDereference();

        leave.Set();
        Enable(bus, 0, LineOut, second);
        Touch(bus, 0, LineOut);
        bus.Clock.Wait(AFewFrames);
        Assert.Equal(0, calls);
        Assert.Equal((first, second), (Register(bus.Ddi, null), Register(bus.Ddi, null)));
    }

    [Fact]
    public void A_tag_is_given_back_only_when_its_routine_has_returned()
    {
        using BusFixture bus = StartBeside();
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim leave = new();
        using ManualResetEventSlim isGivenBack = new();
        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterEventCallback((_, _) =>
        {
            entered.Set();
            _ = leave.Wait(TimeSpan.FromSeconds(30));
        }, null, out byte tag));
        Enable(bus, 0, LineOut, tag);
        Touch(bus, 0, LineOut);
        Assert.True(entered.Wait(TimeSpan.FromSeconds(30)));

        using Worker worker = new(() =>
        {
            Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterEventCallback(tag));
            isGivenBack.Set();
        });
        bus.Clock.Wait(TimeSpan.FromMilliseconds(20));
        Assert.False(isGivenBack.IsSet);

        leave.Set();
        worker.Join(TimeSpan.FromSeconds(30));
        Assert.True(isGivenBack.IsSet);
    }
}
