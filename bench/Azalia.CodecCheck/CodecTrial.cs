using System.Buffers.Binary;
using Azalia.Bus;
using Azalia.ClassDriver;
using Azalia.ClassDriver.Endpoints;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Client;
using Azalia.WaveRT.Port;

namespace Azalia.CodecCheck;

/// <summary>A codec made of a text, and every one of its endpoints tried: what is played must be heard at every pin, and what is spoken into a pin recorded.</summary>
internal sealed class CodecTrial : IDisposable
{
    private const int Frames = 256;
    private const int UsualRate = 48_000;
    private const int UsualBits = 16;
    private const int RecordedFrames = 96;

    private readonly SimulatedPlatform _platform;
    private readonly HdaBusDriver _bus;
    private readonly HdAudioFunctionDriver? _driver;
    private readonly List<string> _failures = [];
    private readonly List<string> _remarks = [];

    private CodecTrial(CodecProfile codec, bool withEveryPin)
    {
        _platform = SimulatedPlatform.Create(new SimulationOptions { Codecs = [codec], Lint = true });
        NtStatus status = HdaBusDriver.Start(_platform, null, out HdaBusDriver? bus);
        _bus = bus ?? throw new IOException($"the bus driver does not start: {status}");
        if (_bus.FunctionGroups.FirstOrDefault(static group => group.GroupType == 1) is not { } device)
        {
            _remarks.Add("no audio function group");
            return;
        }

        status = HdAudioFunctionDriver.Start(device, _platform, new ClassDriverOptions { Retasking = withEveryPin }, out _driver);
        if (!status.IsSuccess)
            _failures.Add($"the class driver does not start: {status}");
    }

    /// <summary>Tries every codec of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="withEveryPin">Whether pins to which nothing is connected are tried too, as jacks, and each pin both ways if it can.</param>
    public static CodecVerdict Of(string text, bool withEveryPin)
    {
        int endpoints = 0;
        List<string> failures = [];
        List<string> remarks = [];
        foreach (CodecText codec in CodecTextReader.Read(text).Codecs)
        {
            CodecProfile profile = CodecProfile.FromText(codec) with { Address = null };
            using CodecTrial trial = new(withEveryPin ? Connected(profile) : profile, withEveryPin);
            trial.TryAll();
            trial.Judge();
            endpoints += trial._driver?.Endpoints.Count ?? 0;
            failures.AddRange(trial._failures);
            remarks.AddRange(trial._remarks);
        }

        return new CodecVerdict(endpoints, failures, remarks);
    }

    public void Dispose()
    {
        _driver?.Dispose();
        _bus.Dispose();
        _platform.Dispose();
    }

    private void TryAll()
    {
        if (_driver is null)
            return;

        for (int i = 0; i < _driver.Endpoints.Count; i++)
        {
            Endpoint endpoint = _driver.Endpoints[i];
            EndpointFormats formats = endpoint.Formats;
            if (formats.SampleRates.Count == 0 || formats.ValidBits.Count == 0)
            {
                _remarks.Add($"{endpoint.Name}: carries no PCM");
                continue;
            }

            int rate = formats.SampleRates.Contains(UsualRate) ? UsualRate : formats.SampleRates[0];
            int bits = formats.ValidBits.Contains(UsualBits) ? UsualBits : formats.ValidBits[^1];
            foreach (int channels in new[] { 1, 2, formats.MaximumChannels }.Where(count => count <= formats.MaximumChannels).Distinct())
            {
                string what = $"{endpoint.Name} ({endpoint.Path}), {channels} channels";
                string? problem = endpoint.Direction == EndpointDirection.Render
                    ? Play(i, Format(rate, bits, channels))
                    : Record(i, Format(rate, bits, channels));
                if (problem is not null)
                    _failures.Add($"{what}: {problem}");
            }
        }

        foreach (UnusedPin pin in _driver.UnusedPins.Where(static pin => pin.Reason != "nothing is connected to it"))
            _remarks.Add($"pin {pin.PinNode:X2}h, {pin.Name}: {pin.Reason}");
    }

    // What the device says of the driver: a verb that a node does not know is a mistake, too.
    private void Judge()
    {
        _driver?.Dispose();
        _failures.AddRange(_platform.LintFindings.Select(static finding => $"lint: {finding}"));
    }

    // The same codec on a board that wires everything.
    private static CodecProfile Connected(CodecProfile codec) => codec with
    {
        FunctionGroups = [.. codec.FunctionGroups.Select(static group => group with
        {
            Widgets = [.. group.Widgets.Select(static widget => widget with
            {
                Defaults = widget.Defaults with
                {
                    ConfigurationDefault = widget.Defaults.ConfigurationDefault.Connectivity == PortConnectivity.None
                        ? widget.Defaults.ConfigurationDefault with { Connectivity = PortConnectivity.Jack, Association = ConfigurationDefault.IndependentAssociation }
                        : widget.Defaults.ConfigurationDefault,
                },
            })],
        })],
    };

    private static KsDataFormat Format(int rate, int bits, int channels) =>
        new((uint)rate, (ushort)channels, (ushort)(bits <= 8 ? 8 : bits <= UsualBits ? UsualBits : 32), (ushort)bits);

    private string? Play(int index, KsDataFormat format)
    {
        Endpoint endpoint = _driver!.Endpoints[index];
        Random random = new(index);
        int channels = format.Channels;
        int[] sent = [.. Enumerable.Range(0, Frames * channels).Select(_ => Noise.Sample(random))];
        PinEar[] ears = [.. endpoint.Pins.Select(pin =>
        {
            PinEar ear = new();
            _platform.Codecs[0].Attach(pin.PinNode, ear);
            return ear;
        })];

        NtStatus status = RenderClient.Open(_driver.Port, (uint)index, format, new ClientRequest((int)format.SampleRate / 100, 4), out RenderClient? client);
        if (!status.IsSuccess)
            return $"does not open: {status}";

        using (client)
        {
            status = client!.Write(ToBytes(sent, format));
            if (status.IsSuccess)
                status = client.Drain();
            if (!status.IsSuccess)
                return $"does not play: {status}";
        }

        double decibels = _driver.GetVolume(index);
        for (int i = 0; i < ears.Length; i++)
        {
            IReadOnlyList<int> order = endpoint.Pins[i].ChannelsAtPin(channels);
            int[] expected = [.. sent.Chunk(channels).SelectMany(frame => order.Select(channel => channel < 0 ? 0 : Noise.Scaled(frame[channel], decibels)))];
            if (Difference(expected, ears[i], order.Count, isExact: decibels == 0) is { } difference)
                return $"pin {endpoint.Pins[i].PinNode:X2}h {difference}";
            if (decibels != 0 && i == 0)
                _remarks.Add($"{endpoint.Name}: plays at {decibels} dB");
        }

        return null;
    }

    private static string? Difference(int[] expected, PinEar ear, int channels, bool isExact)
    {
        if (ear.Samples.Count == 0)
            return "heard nothing";
        if (ear.Channels != channels)
            return $"heard {ear.Channels} channels and not {channels}";
        if (ear.Samples.Count < expected.Length)
            return $"heard {ear.Samples.Count} samples of {expected.Length}";

        for (int i = 0; i < expected.Length; i++)
        {
            if (Math.Abs((long)ear.Samples[i] - expected[i]) > (isExact ? 0 : 1))
                return $"heard {ear.Samples[i]:X8} and not {expected[i]:X8} at sample {i}";
        }

        return ear.Samples.Skip(expected.Length).Any(static sample => sample != 0) ? "heard something behind the end" : null;
    }

    private string? Record(int index, KsDataFormat format)
    {
        Endpoint endpoint = _driver!.Endpoints[index];
        NoiseSource source = new(index);
        _platform.Codecs[0].Attach(endpoint.PinNode, source);
        NtStatus status = _driver.Port.OpenPin((uint)index, format, out WaveRTPin? pin);
        if (!status.IsSuccess)
            return $"does not open: {status}";

        using (pin)
        {
            int frame = (int)format.BlockAlign;
            status = pin!.GetRtAudioBuffer(new KsRtAudioBufferProperty((uint)(8 * RecordedFrames * frame)), out KsRtAudioBuffer<MappedBuffer> buffer);
            if (!status.IsSuccess)
                return $"has no buffer: {status}";

            status = pin.SetConnectionState(KsState.Run);
            if (!status.IsSuccess)
                return $"does not record: {status}";

            // Twice the time that the frames take, and what the FIFO takes.
            _platform.Clock.Wait(TimeSpan.FromSeconds((2.0 * RecordedFrames / format.SampleRate) + 0.002));
            _ = pin.SetConnectionState(KsState.Pause);
            byte[] bytes = new byte[RecordedFrames * frame];
            buffer.BufferAddress.Span[..bytes.Length].CopyTo(bytes);
            _ = pin.SetConnectionState(KsState.Stop);
            return Compare(FromBytes(bytes, format), source.Spoken, format, _driver.GetVolume(index), endpoint);
        }
    }

    // The converter may have listened before the first frame was taken off the link.
    private string? Compare(int[] recorded, List<int> spoken, KsDataFormat format, double decibels, Endpoint endpoint)
    {
        if (Array.TrueForAll(recorded, static sample => sample == 0))
            return "recorded silence";
        if (decibels != 0)
            _remarks.Add($"{endpoint.Name}: records at {decibels} dB");

        long tolerance = decibels == 0 ? 0 : 1L << (32 - format.ValidBits);
        for (int start = 0; start + recorded.Length <= spoken.Count; start += format.Channels)
        {
            if (Enumerable.Range(0, recorded.Length).All(i => Math.Abs(recorded[i] - (long)Noise.Scaled(spoken[start + i], decibels)) <= tolerance))
                return null;
        }

        return $"recorded {recorded[0]:X8}, and nothing such was spoken; it begins with {spoken.FirstOrDefault():X8}";
    }

    private static byte[] ToBytes(int[] samples, KsDataFormat format)
    {
        int size = format.ContainerBits / 8;
        byte[] bytes = new byte[samples.Length * size];
        Span<byte> whole = stackalloc byte[4];
        for (int i = 0; i < samples.Length; i++)
        {
            // What has fewer bits keeps the upper ones; 8 bits are unsigned.
            BinaryPrimitives.WriteInt32LittleEndian(whole, size == 1 ? samples[i] ^ int.MinValue : samples[i]);
            whole[^size..].CopyTo(bytes.AsSpan(i * size));
        }

        return bytes;
    }

    private static int[] FromBytes(byte[] bytes, KsDataFormat format)
    {
        int size = format.ContainerBits / 8;
        int[] samples = new int[bytes.Length / size];
        Span<byte> whole = stackalloc byte[4];
        for (int i = 0; i < samples.Length; i++)
        {
            whole.Clear();
            bytes.AsSpan(i * size, size).CopyTo(whole[^size..]);
            samples[i] = BinaryPrimitives.ReadInt32LittleEndian(whole) ^ (size == 1 ? int.MinValue : 0);
        }

        return samples;
    }
}
