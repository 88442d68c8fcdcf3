using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Specification.Pci;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Tests;

/// <summary>Interrupts as a level and as messages: PCI 3.0 6.2.2 and 6.8, hardware 2.12.</summary>
public sealed class MessageInterruptTests
{
    private const int MessageControl = 0x62;

    [Theory]
    [InlineData(SimulationDrive.Virtual)]
    [InlineData(SimulationDrive.Paced)]
    public void A_message_comes_with_each_rise_of_the_level_and_not_while_it_stays(SimulationDrive drive)
    {
        using SimulatedPlatform platform = Start(drive, messages: true);
        Counter counter = new(platform, acknowledges: false);

        // A routine that clears nothing is not called again.
        SendAndWait(platform);
        counter.AwaitRuns(1);
        SendAndWait(platform);
        Assert.Equal(1, counter.Runs);
        Assert.Equal(1, platform.MessagesSent);

        Acknowledge(platform);
        SendAndWait(platform);
        counter.AwaitRuns(2);
        Assert.Equal(2, platform.MessagesSent);
        counter.Disconnect();
    }

    [Fact]
    public void A_level_calls_the_routine_until_it_is_quiet()
    {
        using SimulatedPlatform platform = Start(SimulationDrive.Virtual, messages: false);
        Counter counter = new(platform, acknowledges: true, after: 3);

        SendAndWait(platform);

        Assert.Equal(3, counter.Runs);
        Assert.Equal(0, platform.MessagesSent);
    }

    [Fact]
    public void A_pin_that_is_disabled_stays_inactive()
    {
        using SimulatedPlatform platform = Start(SimulationDrive.Virtual, messages: false);
        Counter counter = new(platform, acknowledges: true);
        PciCommand command = new() { MemorySpace = true, BusMaster = true };
        platform.Configuration.Write16(PciConfigurationOffset.Command, (command with { InterruptDisable = true }).Raw);

        SendAndWait(platform);
        Assert.Equal(0, counter.Runs);
        Assert.Equal(8, platform.Configuration.Read16(PciConfigurationOffset.Status) & 8);

        platform.Configuration.Write16(PciConfigurationOffset.Command, command.Raw);
        Assert.Equal(1, counter.Runs);
        Assert.Equal(0, platform.Configuration.Read16(PciConfigurationOffset.Status) & 8);
    }

    [Fact]
    public void Disabling_the_pin_does_not_keep_messages_back()
    {
        using SimulatedPlatform platform = Start(SimulationDrive.Virtual, messages: true);
        Counter counter = new(platform, acknowledges: true);
        PciCommand command = new() { MemorySpace = true, BusMaster = true, InterruptDisable = true };
        platform.Configuration.Write16(PciConfigurationOffset.Command, command.Raw);

        SendAndWait(platform);

        Assert.Equal(1, counter.Runs);
    }

    [Fact]
    public void A_message_of_a_function_that_is_no_bus_master_is_lost()
    {
        using SimulatedPlatform platform = Start(SimulationDrive.Virtual, messages: true);
        Counter counter = new(platform, acknowledges: true);
        platform.Configuration.Write16(PciConfigurationOffset.Command, new PciCommand { MemorySpace = true }.Raw);

        SendAndWait(platform);
        platform.Configuration.Write16(PciConfigurationOffset.Command, new PciCommand { MemorySpace = true, BusMaster = true }.Raw);

        Assert.Equal(0, counter.Runs);
        Assert.Equal(0, platform.MessagesSent);
    }

    [Fact]
    public void What_is_pending_when_messages_are_enabled_is_sent()
    {
        using SimulatedPlatform platform = Start(SimulationDrive.Virtual, messages: false);
        platform.Configuration.Write16(PciConfigurationOffset.Command, new PciCommand { MemorySpace = true, BusMaster = true, InterruptDisable = true }.Raw);
        Counter counter = new(platform, acknowledges: false);
        SendAndWait(platform);

        platform.Configuration.Write16(MessageControl, 1);

        Assert.Equal(1, counter.Runs);
        platform.Configuration.Write16(MessageControl, 0);
        Assert.Equal(1, counter.Runs);
    }

    [Fact]
    public void A_cause_that_comes_while_the_routine_runs_makes_a_message_of_its_own_if_the_level_fell_between()
    {
        using SimulatedPlatform platform = Start(SimulationDrive.Virtual, messages: true);
        int runs = 0;
        KInterrupt connection = platform.Interrupt.Connect(() =>
        {
            Acknowledge(platform);
            if (++runs == 1)
            {
                // The next response arrives before the routine returns.
                Send(platform);
                platform.Clock.Stall(TimeSpan.FromMicroseconds(90));
            }

            return true;
        });

        SendAndWait(platform);

        Assert.Equal(2, runs);
        Assert.Equal(2, platform.MessagesSent);
        connection.Disconnect();
    }

    // Rings over empty memory: each command is 0, asks for nothing, and its response interrupts.
    private static SimulatedPlatform Start(SimulationDrive drive, bool messages)
    {
        SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Drive = drive });
        platform.Configuration.Write16(PciConfigurationOffset.Command, new PciCommand { MemorySpace = true, BusMaster = true }.Raw);
        platform.Configuration.Write16(MessageControl, (ushort)(messages ? 1 : 0));
        platform.Registers.Write32(GlobalControl.Offset, 1);
        platform.Clock.Wait(TimeSpan.FromMilliseconds(2));
        Acknowledge(platform);
        ulong ring = platform.Memory.Allocate(8192, contiguous: true)!.PageAddress(0).Value;
        platform.Registers.Write32(CorbLowerBase.Offset, (uint)ring);
        platform.Registers.Write32(CorbUpperBase.Offset, (uint)(ring >> 32));
        platform.Registers.Write32(RirbLowerBase.Offset, (uint)ring + 4096);
        platform.Registers.Write32(RirbUpperBase.Offset, (uint)(ring >> 32));
        platform.Registers.Write16(ResponseInterruptCount.Offset, 1);
        platform.Registers.Write8(RirbControl.Offset, 3);
        platform.Registers.Write8(CorbControl.Offset, 2);
        platform.Registers.Write32(InterruptControl.Offset, 0xC000_0000);
        return platform;
    }

    private static void Send(SimulatedPlatform platform) => platform.Registers.Write16(
        CorbWritePointer.Offset, (ushort)((platform.Registers.Read16(CorbWritePointer.Offset) + 1) & 0xFF));

    private static void SendAndWait(SimulatedPlatform platform)
    {
        Send(platform);
        platform.Clock.Wait(TimeSpan.FromMilliseconds(1));
    }

    private static void Acknowledge(SimulatedPlatform platform)
    {
        platform.Registers.Write16(StateChangeStatus.Offset, 0x7FFF);
        platform.Registers.Write8(RirbStatus.Offset, 5);
    }

    private sealed class Counter
    {
        private readonly SimulatedPlatform _platform;
        private readonly KInterrupt _connection;
        private readonly bool _acknowledges;
        private readonly int _after;
        private int _runs;

        public Counter(SimulatedPlatform platform, bool acknowledges, int after = 1)
        {
            (_platform, _acknowledges, _after) = (platform, acknowledges, after);
            _connection = platform.Interrupt.Connect(Service);
        }

        public int Runs => Volatile.Read(ref _runs);

        public void Disconnect() => _connection.Disconnect();

        public void AwaitRuns(int runs) => Assert.True(_platform.Clock.WaitUntil(
            (this, runs), static wait => wait.Item1.Runs >= wait.runs, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(20)));

        private bool Service()
        {
            int runs = Interlocked.Increment(ref _runs);
            if (_acknowledges && runs >= _after)
                Acknowledge(_platform);
            return true;
        }
    }
}
