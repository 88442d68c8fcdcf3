using Azalia.ClassDriver.Tests.Fakes;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Tests.Sound;

/// <summary>Codecs of the kinds that boards have, made up for the tests.</summary>
internal static class Codecs
{
    private static readonly PinCapabilities s_both = new() { Input = true, Output = true, PresenceDetect = true };
    private static readonly AmplifierCapabilities s_onlyMute = new() { Mute = true };

    public static IReadOnlyDictionary<string, Func<CodecProfile>> All { get; } = new Dictionary<string, Func<CodecProfile>>
    {
        ["mixers and a shared monitor, eight channels"] = EightChannels,
        ["three displays"] = Displays,
        ["ports that take any converter"] = Ports,
        ["power widgets and a mixer at the end"] = PowerWidgets,
        ["an amplifier for each connection of a pin"] = AmplifiedConnections,
        ["a laptop with one converter"] = Laptop,
        ["a converter that is never at zero decibels"] = NeverZero,
    };

    /// <summary>A converter and a mixer for each of four line outs, a monitor in each mixer, a headphone that takes any mixer.</summary>
    public static CodecProfile EightChannels()
    {
        CodecBuilder builder = new();
        for (byte i = 0; i < 4; i++)
            _ = builder.With(new WidgetCapabilities { OutputAmplifier = true, PowerControl = true }).Converter((byte)(0x02 + i));
        _ = builder.Mixer(0x06, 0x14, 0x15);
        for (byte i = 0; i < 4; i++)
            _ = builder.With(new WidgetCapabilities { OutputAmplifier = true }).Mixer((byte)(0x0C + i), (byte)(0x02 + i), 0x06);
        for (byte i = 0; i < 4; i++)
            _ = builder.With(new WidgetCapabilities { OutputAmplifier = true }).Pin((byte)(0x10 + i), s_both, Jack(DefaultDevice.LineOut, 1, (byte)(i == 3 ? 4 : i)), 0x0C, 0x0D, 0x0E, 0x0F);
        return builder
            .Pin(0x14, s_both, Jack(DefaultDevice.MicrophoneIn, 2, 0), 0x0C)
            .Pin(0x15, s_both, Jack(DefaultDevice.LineIn, 3, 0), 0x0D)
            .Pin(0x16, s_both with { HeadphoneDrive = true, Eapd = true }, Jack(DefaultDevice.HeadphoneOut, 1, 15), 0x0C, 0x0D, 0x0E, 0x0F)
            .InputConverter(0x17, 0x14, 0x15)
            .Build();
    }

    /// <summary>Three converters of eight channels, three pins that each take any of them.</summary>
    public static CodecProfile Displays()
    {
        CodecBuilder builder = new();
        for (byte i = 0; i < 3; i++)
            _ = builder.Add((byte)(0x02 + i), new WidgetCapabilities { Type = WidgetType.AudioOutput, Channels = 8, Digital = true });
        for (byte i = 0; i < 3; i++)
        {
            _ = builder.With(new WidgetCapabilities { Digital = true, OutputAmplifier = true, AmplifierOverride = true, UnsolicitedCapable = true }).Pin(
                (byte)(0x05 + i),
                new PinCapabilities { Output = true, Hdmi = true, DisplayPort = i == 2, PresenceDetect = true },
                Jack(DefaultDevice.DigitalOtherOut, (byte)(i + 1), 0, location: 0x18),
                0x02, 0x03, 0x04);
        }

        return builder.Build();
    }

    /// <summary>Every port takes every converter, and some fixed ones share an association.</summary>
    public static CodecProfile Ports() => new CodecBuilder()
        .Pin(0x0A, s_both with { HeadphoneDrive = true }, Jack(DefaultDevice.HeadphoneOut, 1, 15), 0x15, 0x16, 0x17)
        .Pin(0x0B, s_both, Jack(DefaultDevice.MicrophoneIn, 2, 0), 0x15, 0x16, 0x17)
        .Pin(0x0C, s_both, Fixed(DefaultDevice.Speaker, 1, 0), 0x15, 0x16, 0x17)
        .Pin(0x0D, s_both, Fixed(DefaultDevice.Speaker, 1, 1), 0x15, 0x16, 0x17)
        .With(new WidgetCapabilities { OutputAmplifier = true }).Converter(0x15)
        .With(new WidgetCapabilities { OutputAmplifier = true }).Converter(0x16)
        .With(new WidgetCapabilities { OutputAmplifier = true }).Converter(0x17)
        .With(new WidgetCapabilities { InputAmplifier = true }).Selector(0x18, 0x0A, 0x0B)
        .InputConverter(0x19, 0x18)
        .Build();

    /// <summary>Pins behind mixers, whose power other widgets hold.</summary>
    public static CodecProfile PowerWidgets() => new CodecBuilder()
        .Converter(0x10).Converter(0x11)
        .Mixer(0x12, 0x10, 0x11).Selector(0x13, 0x12, 0x11)
        .Pin(0x14, new PinCapabilities { Output = true, HeadphoneDrive = true }, Jack(DefaultDevice.HeadphoneOut, 1, 0), 0x13)
        .Pin(0x15, new PinCapabilities { Output = true, Eapd = true }, Fixed(DefaultDevice.Speaker, 2, 0), 0x12)
        .With(new WidgetCapabilities { PowerControl = true }).Add(0x16, new WidgetCapabilities { Type = WidgetType.Power }, [0x14, 0x13])
        .With(new WidgetCapabilities { PowerControl = true }).Add(0x17, new WidgetCapabilities { Type = WidgetType.Power }, [0x12, 0x15])
        .Build();

    /// <summary>Pins that select among converters and have an amplifier that can only mute.</summary>
    public static CodecProfile AmplifiedConnections() => new CodecBuilder()
        .Converter(0x10).Converter(0x11)
        .With(new WidgetCapabilities { OutputAmplifier = true, AmplifierOverride = true })
        .Add(
            0x12,
            new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true },
            [0x10, 0x11],
            (ParameterId.PinCapabilities, new PinCapabilities { Output = true }.Raw),
            (ParameterId.OutputAmplifierCapabilities, s_onlyMute.Raw))
        .With(new WidgetCapabilities { OutputAmplifier = true, AmplifierOverride = true })
        .Add(
            0x13,
            new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true },
            [0x10, 0x11],
            (ParameterId.PinCapabilities, new PinCapabilities { Output = true }.Raw),
            (ParameterId.OutputAmplifierCapabilities, s_onlyMute.Raw))
        .Build();

    /// <summary>Speaker and headphone on one converter.</summary>
    public static CodecProfile Laptop() => new CodecBuilder()
        .With(new WidgetCapabilities { OutputAmplifier = true }).Converter(0x02)
        .Mixer(0x03, 0x02, 0x06)
        .Pin(0x04, new PinCapabilities { Output = true, Eapd = true }, Fixed(DefaultDevice.Speaker, 1, 0), 0x03)
        .Pin(0x05, s_both with { HeadphoneDrive = true }, Jack(DefaultDevice.HeadphoneOut, 1, 15), 0x03)
        .Pin(0x06, new PinCapabilities { Input = true }, Fixed(DefaultDevice.MicrophoneIn, 2, 0))
        .InputConverter(0x07, 0x06)
        .Build();

    /// <summary>A converter from -20 to -2 dB, and a mixer that can make up for it.</summary>
    public static CodecProfile NeverZero() => new CodecBuilder()
        .Add(
            0x02,
            new WidgetCapabilities { Type = WidgetType.AudioOutput, Stereo = true, OutputAmplifier = true, AmplifierOverride = true },
            null,
            (ParameterId.OutputAmplifierCapabilities, new AmplifierCapabilities { StepSize = 3, StepCount = 18, Offset = 20 }.Raw))
        .Add(
            0x03,
            new WidgetCapabilities { Type = WidgetType.AudioMixer, Stereo = true, InputAmplifier = true, AmplifierOverride = true },
            [0x02],
            (ParameterId.InputAmplifierCapabilities, new AmplifierCapabilities { StepSize = 0, StepCount = 40, Offset = 20 }.Raw))
        .Output(0x04, DefaultDevice.LineOut, 0x03)
        .Build();

    private static ConfigurationDefault Jack(DefaultDevice device, byte association, byte sequence, byte location = 0x01) => new()
    {
        Device = device,
        Connection = ConnectionType.EighthInch,
        Location = new JackLocation(location),
        Association = association,
        Sequence = sequence,
    };

    private static ConfigurationDefault Fixed(DefaultDevice device, byte association, byte sequence) => new()
    {
        Connectivity = PortConnectivity.Fixed,
        Device = device,
        Location = new JackLocation(0x10),
        Association = association,
        Sequence = sequence,
    };
}
