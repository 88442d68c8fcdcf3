using Azalia.ClassDriver.Tests.Fakes;
using Azalia.Platform.Executive;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;

namespace Azalia.ClassDriver.Tests.Miniport;

/// <summary>A bus that fails at each call in turn, and a device that is pulled out at each step: nothing is left behind, nothing hangs.</summary>
public sealed class FailingCallTests
{
    private const uint MicrophonePin = 3;

    // The life of a stream, step by step; each step answers its status.
    private static readonly Func<WaveRTPin, KEvent, NtStatus>[] s_steps =
    [
        static (pin, unused) => pin.GetRtAudioBufferWithNotification(new(3_840, 2), out _),
        static (pin, notification) => pin.RegisterRtAudioNotificationEvent(notification),
        static (pin, unused) => pin.GetRtAudioPositionRegister(out _),
        static (pin, unused) => pin.SetConnectionState(KsState.Acquire),
        static (pin, unused) => pin.SetConnectionState(KsState.Pause),
        static (pin, unused) => pin.SetConnectionState(KsState.Run),
        static (pin, unused) => pin.GetAudioPosition(out _),
        static (pin, unused) => pin.SetConnectionState(KsState.Pause),
        static (pin, unused) => pin.SetConnectionState(KsState.Run),
        static (pin, unused) => pin.SetConnectionState(KsState.Stop),
        static (pin, notification) => pin.UnregisterRtAudioNotificationEvent(notification),
    ];

    [Theory]
    [InlineData(0u)]
    [InlineData(MicrophonePin)]
    public void Whichever_call_fails_its_status_is_answered_and_nothing_is_left(uint number)
    {
        int failed = 0;
        for (int call = 1; ; call++)
        {
            using FakeDriver driver = new();
            int before = driver.Bus.Calls;
            driver.Bus.FailingCall = before + call;
            KEvent notification = new(KEventKind.Synchronization);
            NtStatus status = driver.TryOpen(out WaveRTPin? pin, number: number);
            for (int step = 0; status.IsSuccess && step < s_steps.Length; step++)
                status = s_steps[step](pin!, notification);

            // The first failure ends the client's work; the way down hides one, since it succeeds.
            if (!status.IsSuccess)
            {
                Assert.Equal(NtStatus.DeviceNotReady, status);
                failed++;
            }

            pin?.Dispose();
            Assert.Equal(0, driver.Bus.LiveRegistrations);

            // An engine that could not be stopped or reset is not freed; the bus takes it back with the interface.
            bool isStuck = driver.Log.Contains("SetDmaEngineState 1") && status.IsSuccess;
            if (!isStuck)
                Assert.Equal((0, 0), (driver.Bus.LiveEngines, driver.Bus.LiveBuffers));
            if (driver.Bus.Calls < before + call)
                break;
        }

        Assert.InRange(failed, 8, 100);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(MicrophonePin)]
    public void Removal_at_any_step_gives_the_engine_back_at_once_and_the_buffer_at_the_close(uint number)
    {
        for (int steps = 0; steps <= s_steps.Length; steps++)
        {
            using FakeDriver driver = new();
            KEvent notification = new(KEventKind.Synchronization);
            using WaveRTPin pin = driver.Open(number: number);
            foreach (Func<WaveRTPin, KEvent, NtStatus> step in s_steps.Take(steps))
                Assert.Equal(NtStatus.Success, step(pin, notification));
            Assert.Equal(NtStatus.Success, pin.GetConnectionState(out KsState state));
            driver.Log.Clear();
            driver.Bus.IsRemoved = true;

            Assert.Equal(NtStatus.Success, driver.Driver.SurpriseRemove());

            // Vector 13: Stop, Reset, FreeDmaEngine, as far as there is something to stop.
            string[] expected = state is KsState.Pause or KsState.Run
                ? ["SetDmaEngineState 1", "SetDmaEngineState 0", "FreeDmaEngine"]
                : ["FreeDmaEngine"];
            Assert.Equal(expected, driver.Log);
            driver.Log.Clear();
            for (KsState down = state; down > KsState.Stop; down--)
                Assert.Equal(NtStatus.Success, pin.SetConnectionState(down - 1));
            pin.Dispose();

            string[] freed = steps > 0 ? ["FreeDmaBufferWithNotification 3840"] : [];
            Assert.Equal(freed, driver.Log);
            Assert.Equal((0, 0, 0), (driver.Bus.LiveEngines, driver.Bus.LiveBuffers, driver.Bus.Memory.OutstandingPages));
        }
    }
}
