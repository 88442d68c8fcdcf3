using Azalia.ClassDriver.Endpoints;
using Azalia.ClassDriver.Tests.Fakes;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;

namespace Azalia.ClassDriver.Tests.Endpoints;

/// <summary>A codec that answers anything at all: the driver works with what it is told, bounded, and ends in order.</summary>
public sealed class HostileCodecTests
{
    private const int MostVerbs = 60_000;

    [Theory]
    [InlineData(1u)]
    [InlineData(2u)]
    [InlineData(3u)]
    [InlineData(4u)]
    [InlineData(5u)]
    [InlineData(6u)]
    public void Whatever_a_codec_answers_every_endpoint_opens_or_is_refused(uint seed)
    {
        using FakeBus bus = new();
        uint state = seed;
        bus.Codec = command =>
        {
            state = state * 1_664_525 + 1_013_904_223 + command.Raw;
            uint answer = state ^ state << 13;
            return command.Verb.Id switch
            {
                VerbId.GetParameter => Parameter((ParameterId)command.Verb.Payload, answer),

                // It reaches D0 as often as not, and sometimes does not say.
                VerbId.GetPowerState => (state >> 30) switch { 0 => null, 1 => answer, _ => 0 },
                _ => state >> 28 == 0 ? null : answer,
            };
        };

        NtStatus status = HdAudioFunctionDriver.Start(
            bus, new WaveRTDevice(bus.Memory, new FakeClock()), new ClassDriverOptions { Retasking = true }, out HdAudioFunctionDriver? driver);
        Assert.Equal(NtStatus.Success, status);
        Assert.NotEmpty(driver!.Endpoints);
        for (int i = 0; i < driver.Endpoints.Count; i++)
        {
            Endpoint endpoint = driver.Endpoints[i];
            _ = driver.ReadJack(i);
            _ = driver.ReadDisplay(i, patient: false);
            _ = driver.SetVolume(i, -10);
            if (!driver.Port.OpenPin((uint)i, FormatOf(endpoint), out WaveRTPin? pin).IsSuccess)
                continue;

            _ = pin!.SetConnectionState(KsState.Acquire);
            pin.Dispose();
        }

        driver.Dispose();
        Assert.InRange(bus.VerbCount, 1, MostVerbs);
        Assert.Equal((0, 0, 0), (bus.LiveEngines, bus.References, bus.Events.Count));
    }

    // An audio group of many widgets with long lists; kinds, lists and amplifiers are as they come.
    private static uint Parameter(ParameterId parameter, uint answer) => parameter switch
    {
        ParameterId.FunctionGroupType => 1,
        ParameterId.SubordinateNodes => 0x0002_0050,
        ParameterId.WidgetCapabilities => answer & 0x0000_FFFF | (answer >> 24) % 6 << 20,
        ParameterId.ConnectionListLength => answer & 0x3F,
        ParameterId.PcmCapabilities => PcmCapabilities.Of([44_100, 48_000], [16]).Raw,
        ParameterId.StreamFormats => 1,
        _ => answer,
    };

    private static KsDataFormat FormatOf(Endpoint endpoint) => endpoint.Formats.SampleRates.Count == 0
        ? FakeDriver.Dvd
        : new KsDataFormat((uint)endpoint.Formats.SampleRates[0], (ushort)endpoint.Formats.MaximumChannels, 16, 16);
}
