using Azalia.Bus;
using Azalia.Simulation;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;

namespace Azalia.ClassDriver.Tests.Miniport;

/// <summary>
/// AllocateAudioBuffer from 1 byte to 1 MiB: at least what was asked for, whole frames, legal for the hardware, and no larger than need be; or
/// the documented refusal. Down to the bus driver's real rounding.
/// </summary>
public sealed class EveryBufferSizeTests
{
    private const uint Largest = 1 << 20;

    public static TheoryData<uint, ushort, ushort, uint> Shapes
    {
        get
        {
            TheoryData<uint, ushort, ushort, uint> shapes = [];
            foreach (uint notifications in new uint[] { 0, 1, 2 })
            {
                foreach ((uint rate, ushort channels, ushort bits) in new (uint, ushort, ushort)[] { (8_000, 1, 16), (44_100, 2, 16), (48_000, 1, 24), (192_000, 2, 32), (96_000, 2, 20) })
                    shapes.Add(rate, channels, bits, notifications);
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_request_gets_the_smallest_legal_size_or_the_documented_refusal(uint rate, ushort channels, ushort bits, uint notifications)
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { LargestBuffer = (int)Largest });
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(platform, null, out HdaBusDriver? bus));
        Assert.Equal(NtStatus.Success, HdAudioFunctionDriver.Start(bus!.FunctionGroups[0], platform, new ClassDriverOptions(), out HdAudioFunctionDriver? driver));
        KsDataFormat format = new(rate, channels, (ushort)(bits > 16 ? 32 : 16), bits);

        foreach (uint request in Requests())
        {
            Assert.Equal(NtStatus.Success, driver!.Port.OpenPin(0, format, out WaveRTPin? pin));
            NtStatus status = notifications == 0
                ? pin!.GetRtAudioBuffer(new KsRtAudioBufferProperty(request), out KsRtAudioBuffer<MappedBuffer> buffer)
                : pin!.GetRtAudioBufferWithNotification(new KsRtAudioBufferPropertyWithNotification(request, notifications), out buffer);
            uint granule = Granule(format.BlockAlign, notifications);
            uint legal = (Math.Max(request, 256) + granule - 1) / granule * granule;
            NtStatus expected = request < format.BlockAlign ? NtStatus.Unsuccessful
                : notifications > 1 && request % notifications != 0 ? NtStatus.InvalidParameter
                : legal > Largest ? NtStatus.Unsuccessful
                : NtStatus.Success;
            if (status != expected || status.IsSuccess && (buffer.ActualBufferSize != legal || buffer.BufferAddress.Length != legal))
                Assert.Fail($"{request} bytes of {format}: {status}, {buffer.ActualBufferSize} bytes; {expected} and {legal} were right.");

            pin.Dispose();
        }

        driver!.Dispose();
        bus.Dispose();
        Assert.Equal(0, platform.Memory.OutstandingPages);
    }

    [Theory]
    [InlineData(8_192u, 1u)]
    [InlineData(8_192u, 2u)]
    [InlineData(16_384u, 2u)]
    [InlineData(65_536u, 2u)]
    public void A_buffer_of_whole_pages_takes_those_pages_and_no_more(uint bytes, uint notifications)
    {
        using Machine machine = new(new SimulationOptions());
        int before = machine.Platform.Memory.OutstandingPages;
        using WaveRTPin pin = machine.Open(new KsDataFormat(48_000, 2, 16, 16));

        // 14.5: an offset in the first page would put the middle on a page's edge, and cost a page.
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBufferWithNotification(new(bytes, notifications), out KsRtAudioBuffer<MappedBuffer> buffer));
        Assert.Equal((bytes, 0ul), (buffer.ActualBufferSize, buffer.BufferAddress.AddressOf(0).Value % 4_096));
        const int DescriptorPages = 1;
        Assert.Equal((int)(bytes / 4_096) + DescriptorPages, machine.Platform.Memory.OutstandingPages - before);
    }

    [Fact]
    public void A_buffer_may_be_longer_than_five_seconds()
    {
        using Machine machine = new(new SimulationOptions());
        using WaveRTPin pin = machine.Open(new KsDataFormat(48_000, 2, 16, 16));
        const uint SixSeconds = 6 * 48_000 * 4;

        // 14.41.
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBufferWithNotification(new(SixSeconds, 2), out KsRtAudioBuffer<MappedBuffer> buffer));
        Assert.Equal(SixSeconds, buffer.ActualBufferSize);
    }

    // Each small one, then some of each remainder, and the end.
    private static IEnumerable<uint> Requests()
    {
        for (uint request = 1; request <= 1_100; request++)
            yield return request;
        for (uint request = 1_101; request < Largest; request += 3_331)
            yield return request;
        for (uint request = Largest - 3; request <= Largest + 3; request++)
            yield return request;
    }

    private sealed class Machine : IDisposable
    {
        private readonly HdaBusDriver _bus;
        private readonly HdAudioFunctionDriver _driver;

        public Machine(SimulationOptions options)
        {
            Platform = SimulatedPlatform.Create(options);
            Assert.Equal(NtStatus.Success, HdaBusDriver.Start(Platform, null, out HdaBusDriver? bus));
            Assert.Equal(NtStatus.Success, HdAudioFunctionDriver.Start(bus!.FunctionGroups[0], Platform, new ClassDriverOptions(), out HdAudioFunctionDriver? driver));
            (_bus, _driver) = (bus, driver!);
        }

        public SimulatedPlatform Platform { get; }

        public WaveRTPin Open(in KsDataFormat format)
        {
            Assert.Equal(NtStatus.Success, _driver.Port.OpenPin(0, format, out WaveRTPin? pin));
            return pin!;
        }

        public void Dispose()
        {
            _driver.Dispose();
            _bus.Dispose();
            Platform.Dispose();
        }
    }

    private static uint Granule(uint frame, uint notifications)
    {
        uint unit = 128 * Math.Max(1, notifications);
        uint granule = unit;
        while (granule % frame != 0)
            granule += unit;

        return granule;
    }
}
