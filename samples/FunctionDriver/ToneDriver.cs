using Azalia.Bus;
using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Samples.FunctionDriver;

/// <summary>
/// A function driver of one's own, on the BDL table of the HD Audio DDI: it writes its own buffer descriptor list, has its own service routine at
/// DIRQL, and refills the half of the buffer that was just played from a DPC. It plays a square wave on the first output of the generic codec.
/// </summary>
/// <remarks>
/// Read it from <see cref="Start"/> down: query the table, program the codec, allocate, describe, set up, run. Every status is looked at; whatever was
/// reached is undone in the opposite order.
/// </remarks>
public sealed class ToneDriver : IDisposable
{
    private const byte Converter = 0x02;
    private const byte Mixer = 0x06;
    private const byte LineOut = 0x08;
    private const int SampleRate = 48_000;
    private const int FrameBytes = 4;

    // Two fragments of 10 ms; each starts on a 128-byte boundary, as the hardware asks.
    private const int FragmentBytes = SampleRate / 100 * FrameBytes;
    private const int BufferBytes = 2 * FragmentBytes;
    private const uint DescriptorError = 1 << 4;
    private const uint FifoError = 1 << 3;
    private const uint BufferCompleted = 1 << 2;

    private readonly IHdAudioBusInterfaceBdl _bus;
    private readonly byte _codec;
    private readonly byte _group;
    private readonly Dpc _refill;
    private readonly DmaEngineHandle[] _engine = new DmaEngineHandle[1];
    private DmaView? _data;
    private int _completed;
    private int _phase;

    private ToneDriver(IHdAudioBusInterfaceBdl bus)
    {
        _bus = bus;
        _refill = new Dpc(Refill);
        bus.GetResourceInformation(out _codec, out _group);
    }

    /// <summary>Fragments that were played.</summary>
    public int FragmentsPlayed => Volatile.Read(ref _completed);

    /// <summary>Set when the engine reported an error; the stream is to be stopped then.</summary>
    public KEvent Failed { get; } = new(KEventKind.Notification);

    /// <summary>Attaches to a function group and starts to play. PASSIVE_LEVEL.</summary>
    /// <param name="device">The function group's device object.</param>
    /// <param name="driver">The driver, or null.</param>
    /// <returns>STATUS_SUCCESS, or what the bus driver answered; STATUS_DEVICE_NOT_READY when the codec does not.</returns>
    public static NtStatus Start(FunctionGroupDevice device, out ToneDriver? driver)
    {
        ArgumentNullException.ThrowIfNull(device);
        driver = null;
        NtStatus status = device.QueryInterface(
            HdAudioInterfaceIds.BusInterfaceBdl, HdAudioInterfaceIds.BusInterfaceBdlSize, HdAudioInterfaceIds.Version, out IHdAudioInterface? table);
        if (!status.IsSuccess)
            return status;

        ToneDriver starting = new((IHdAudioBusInterfaceBdl)table!);
        status = starting.Play();
        if (status.IsSuccess)
            driver = starting;
        else
            starting.Dispose();

        return status;
    }

    /// <summary>Stops, frees everything and lets go of the table. PASSIVE_LEVEL.</summary>
    public void Dispose()
    {
        // Run to Stop to Reset: never directly. A step that was not reached answers with a status, which is of no interest any more.
        _ = _bus.SetDmaEngineState(HdAudioStreamState.StopState, _engine);
        _ = _bus.SetDmaEngineState(HdAudioStreamState.ResetState, _engine);
        _ = Send(Verb.SetStreamChannel(0, 0).AddressedTo(_codec, Converter));
        _ = _bus.FreeContiguousDmaBuffer(_engine[0]);
        _ = _bus.FreeDmaEngine(_engine[0]);
        _bus.InterfaceDereference();
    }

    private NtStatus Play()
    {
        HdAudioStreamFormat format = new(SampleRate, ValidBitsPerSample: 16, ContainerSize: 16, NumberOfChannels: 2);
        NtStatus status = _bus.AllocateRenderDmaEngine(format, stripe: false, out _engine[0], out HdAudioConverterFormat word);
        if (!status.IsSuccess)
            return status;

        status = _bus.AllocateContiguousDmaBuffer(_engine[0], BufferBytes, out _data, out DmaView? list);
        if (!status.IsSuccess)
            return status;

        // The memory is uninitialised and so is the list: both are ours to fill.
        for (int fragment = 0; fragment < 2; fragment++)
        {
            Fill(fragment);
            BufferDescriptor descriptor = new(_data!.AddressOf(fragment * FragmentBytes).Value, FragmentBytes, InterruptOnCompletion: true);
            descriptor.Write(list!.Span[(fragment * BufferDescriptor.EncodedSize)..]);
        }

        status = _bus.SetupDmaEngineWithBdl(_engine[0], BufferBytes, lvi: 1, Service, context: null, out byte streamId, out _);
        if (!status.IsSuccess)
            return status;

        status = ProgramCodec(streamId, new StreamFormat(word.ConverterFormat));
        if (!status.IsSuccess)
            return status;

        status = _bus.SetDmaEngineState(HdAudioStreamState.PauseState, _engine);
        return status.IsSuccess ? _bus.SetDmaEngineState(HdAudioStreamState.RunState, _engine) : status;
    }

    /// <summary>The codec is the function driver's to program; without this there is silence, and no error.</summary>
    private NtStatus ProgramCodec(byte streamId, StreamFormat format) => Send(
        Verb.SetPowerState(PowerState.D0).AddressedTo(_codec, _group),
        Verb.SetPowerState(PowerState.D0).AddressedTo(_codec, Converter),
        Verb.SetPowerState(PowerState.D0).AddressedTo(_codec, Mixer),
        Verb.SetPowerState(PowerState.D0).AddressedTo(_codec, LineOut),
        Verb.SetAmplifier(Unmute(output: true)).AddressedTo(_codec, Converter),
        Verb.SetAmplifier(Unmute(output: false)).AddressedTo(_codec, Mixer),
        Verb.SetConnectionSelect(1).AddressedTo(_codec, LineOut),
        Verb.SetPinControl(new PinControl { OutEnable = true }).AddressedTo(_codec, LineOut),
        Verb.SetConverterFormat(format).AddressedTo(_codec, Converter),
        Verb.SetStreamChannel(streamId, 0).AddressedTo(_codec, Converter));

    private NtStatus Send(params ReadOnlySpan<CodecCommand> commands)
    {
        HdAudioCodecTransfer[] transfers = new HdAudioCodecTransfer[commands.Length];
        for (int i = 0; i < commands.Length; i++)
            transfers[i] = new HdAudioCodecTransfer(new HdAudioCodecCommand(commands[i].Raw));

        NtStatus status = _bus.TransferCodecVerbs(transfers);
        if (!status.IsSuccess)
            return status;

        // Success says that all were sent. Whether the codec answered stands in each element.
        return Array.TrueForAll(transfers, static transfer => transfer.Input.IsValid) ? NtStatus.Success : NtStatus.DeviceNotReady;
    }

    // DIRQL: no lock, no allocation, no waiting. Note what happened and leave the work to the DPC.
    private void Service(object? context, uint causes)
    {
        if ((causes & BufferCompleted) != 0)
            _ = Interlocked.Increment(ref _completed);

        if ((causes & (DescriptorError | FifoError)) != 0)
            Failed.Set();

        _ = _refill.Queue();
    }

    // DISPATCH_LEVEL: the fragment that was completed is played again after the other one.
    private void Refill() => Fill((FragmentsPlayed + 1) % 2);

    private void Fill(int fragment)
    {
        Span<byte> frames = _data!.Span.Slice(fragment * FragmentBytes, FragmentBytes);
        for (int i = 0; i < frames.Length; i += FrameBytes)
        {
            short sample = (short)(_phase++ / 50 % 2 == 0 ? 4_000 : -4_000);
            _ = BitConverter.TryWriteBytes(frames[i..], sample);
            _ = BitConverter.TryWriteBytes(frames[(i + 2)..], sample);
        }
    }

    private static AmplifierSetPayload Unmute(bool output) =>
        new() { Output = output, Input = !output, Left = true, Right = true, Index = 0, Mute = false, Gain = ZeroDecibels(output) };

    private static byte ZeroDecibels(bool output) => (byte)(output ? 127 : 23);
}
