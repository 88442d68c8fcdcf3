using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;
using Azalia.WaveRT.Port;

namespace Azalia.PublicApi.Tests.Outsider;

/// <summary>The music box's stream. It plays when it is looked at: everything between the last look and this one. It has no registers.</summary>
internal sealed class Drum(MusicBox box, HandClock clock, IPortWaveRTStream port, KsDataFormat format) : IMiniportWaveRTStream
{
    private Mdl? _pages;
    private DmaView? _view;
    private KsState _state;
    private long _startedAt;
    private long _played;

    public NtStatus SetFormat(in KsDataFormat dataFormat) => NtStatus.InvalidParameter;

    public NtStatus SetState(KsState state)
    {
        Turn();
        if (state == KsState.Run && _state != KsState.Run)
            (_startedAt, _played) = (clock.Ticks, 0);

        _state = state;
        return NtStatus.Success;
    }

    public NtStatus GetPosition(out KsAudioPosition position)
    {
        Turn();
        ulong offset = (ulong)(_played % _pages!.ByteCount);
        position = new KsAudioPosition(offset, offset);
        return NtStatus.Success;
    }

    public NtStatus AllocateAudioBuffer(
        uint requestedSize, out Mdl? audioBufferMdl, out uint actualSize, out uint offsetFromFirstPage, out MemoryCachingType cacheType)
    {
        actualSize = 0;
        offsetFromFirstPage = 0;
        cacheType = MemoryCachingType.MmCached;
        audioBufferMdl = _pages = port.AllocatePagesForMdl(new DeviceAddress(ulong.MaxValue), requestedSize);
        if (_pages is null)
            return NtStatus.InsufficientResources;

        _view = port.MapAllocatedPages(_pages, cacheType);
        actualSize = (uint)_pages.ByteCount;
        return NtStatus.Success;
    }

    public void FreeAudioBuffer(Mdl? audioBufferMdl, uint bufferSize)
    {
        if (_pages is null)
            return;

        port.UnmapAllocatedPages(_view!, _pages);
        port.FreePagesFromMdl(_pages);
        _pages = null;
    }

    public void GetHWLatency(out KsRtAudioHwLatency hwLatency) => hwLatency = default;

    public NtStatus GetPositionRegister(out KsRtAudioHwRegister<LiveRegister> register)
    {
        register = default;
        return NtStatus.NotSupported;
    }

    public NtStatus GetClockRegister(out KsRtAudioHwRegister<LiveRegister> register)
    {
        register = default;
        return NtStatus.NotSupported;
    }

    public void Dispose() => FreeAudioBuffer(_pages, 0);

    private void Turn()
    {
        if (_state != KsState.Run)
            return;

        long frames = (clock.Ticks - _startedAt) * format.SampleRate / PlatformClock.TicksPerSecond;
        for (long end = frames * format.BlockAlign; _played < end; _played++)
            box.Played.Add(_view!.Span[(int)(_played % _pages!.ByteCount)]);
    }
}
