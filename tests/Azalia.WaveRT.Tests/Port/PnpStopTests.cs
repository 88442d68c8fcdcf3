using Azalia.Platform.Executive;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;
using Azalia.WaveRT.Tests.Foreign;

namespace Azalia.WaveRT.Tests.Port;

/// <summary>The device is pulled out under open pins (WaveRT 7.4, 12.d).</summary>
public sealed class PnpStopTests
{
    public static TheoryData<KsState> States => [KsState.Stop, KsState.Acquire, KsState.Pause, KsState.Run];

    [Theory]
    [MemberData(nameof(States))]
    public void Buffer_and_mappings_stay_until_the_close_and_positions_stand_still(KsState state)
    {
        using ForeignSystem system = new(new ForeignOptions { Notifies = true });
        WaveRTPin pin = system.Open();
        KEvent notification = new(KEventKind.Synchronization);
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBufferWithNotification(new(3_840, 2), out KsRtAudioBuffer<MappedBuffer> buffer));
        Assert.Equal(NtStatus.Success, pin.GetRtAudioPositionRegister(out KsRtAudioHwRegister<MappedRegister> register));
        Assert.Equal(NtStatus.Success, pin.RegisterRtAudioNotificationEvent(notification));
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(state));
        system.Clock.WaitTicks(24_000 * 3);
        uint position = register.Register.Read();

        Assert.Equal(NtStatus.Success, system.Port.PnpStop());
        Assert.Equal(NtStatus.Success, system.Port.PnpStop());
        system.Clock.WaitTicks(24_000 * 3);

        Assert.Equal(1, system.Log.Count(static line => line == "PnpStop"));
        Assert.Equal(position, register.Register.Read());
        buffer.BufferAddress.Span[0] = 1;
        Assert.Equal(NtStatus.DeviceRemoved, pin.GetAudioPosition(out _));
        Assert.Equal(NtStatus.DeviceRemoved, pin.GetRtAudioHwLatency(out _));
        Assert.Equal(NtStatus.DeviceRemoved, pin.GetRtAudioPacketCount(out _));
        Assert.Equal(NtStatus.DeviceRemoved, pin.SetRtAudioWritePacket(default));
        Assert.Equal(NtStatus.DeviceRemoved, pin.GetConnectionState(out _));
        Assert.Equal(NtStatus.DeviceRemoved, pin.SetConnectionDataFormat(ForeignSystem.Cd));
        Assert.Equal(state == KsState.Run ? NtStatus.Success : NtStatus.DeviceRemoved, pin.SetConnectionState(KsState.Run));
        Assert.Equal(NtStatus.Success, pin.UnregisterRtAudioNotificationEvent(notification));
        for (KsState down = state; down > KsState.Stop; down--)
            Assert.Equal(NtStatus.Success, pin.SetConnectionState(down - 1));

        Assert.DoesNotContain(system.Log, static line => line.StartsWith("Free", StringComparison.Ordinal));
        pin.Dispose();
        Assert.Equal(["FreeBufferWithNotification 3840", "FreeAudioBuffer 3840", "Release"], system.Log.TakeLast(3));
        Assert.Equal(0, system.Memory.OutstandingPages);
    }

    [Fact]
    public void A_pin_cannot_be_opened_any_more()
    {
        using ForeignSystem system = new();
        Assert.Equal(NtStatus.Success, system.Port.PnpStop());

        Assert.True(system.Port.IsRemoved);
        Assert.Equal(NtStatus.DeviceRemoved, system.Port.OpenPin(ForeignMiniport.RenderPin, ForeignSystem.Dvd, out _));
    }

    [Fact]
    public void A_port_without_a_device_has_none_to_lose()
    {
        Assert.Equal(NtStatus.InvalidDeviceRequest, new PortWaveRT().PnpStop());
    }
}
