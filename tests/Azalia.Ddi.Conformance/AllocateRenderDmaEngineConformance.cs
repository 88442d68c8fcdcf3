using Azalia.Bus.Ddi;
using Azalia.Bus.Diagnostics;
using Azalia.Platform.Executive;
using Azalia.Simulation;
using Azalia.Simulation.Controller;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>AllocateRenderDmaEngine (DDI 2.3, 3.5 to 3.7).</summary>
public abstract class AllocateRenderDmaEngineConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    [Fact]
    public void A_new_engine_is_in_Reset_without_a_buffer_and_no_register_was_touched()
    {
        using BusFixture bus = StartExact();
        int accesses = bus.Platform.Window.Accesses;

        NtStatus status = bus.Ddi.AllocateRenderDmaEngine(Formats.Stereo48, false, out DmaEngineHandle handle, out HdAudioConverterFormat format);

        Assert.Equal((NtStatus.Success, 0x0011), (status, format.ConverterFormat));
        Assert.NotEqual(0, handle.Value);
        Assert.Equal(accesses, bus.Platform.Window.Accesses);
        Assert.Equal(EnginePlace.ResetEmpty, bus.PlaceOf(handle));
    }

    // DDI 6.2, the rows that fit on the link.
    [Theory]
    [InlineData(48_000, 16, 16, 2, 0x0011)]
    [InlineData(44_100, 16, 16, 2, 0x4011)]
    [InlineData(22_050, 16, 16, 2, 0x4111)]
    [InlineData(8_000, 8, 8, 1, 0x0500)]
    [InlineData(8_000, 16, 16, 1, 0x0510)]
    [InlineData(11_025, 16, 16, 2, 0x4311)]
    [InlineData(16_000, 16, 16, 1, 0x0210)]
    [InlineData(32_000, 16, 16, 2, 0x0A11)]
    [InlineData(9_600, 16, 16, 1, 0x0410)]
    [InlineData(96_000, 24, 32, 2, 0x0831)]
    [InlineData(96_000, 20, 32, 2, 0x0821)]
    [InlineData(88_200, 24, 32, 8, 0x4837)]
    [InlineData(176_400, 32, 32, 2, 0x5841)]
    [InlineData(192_000, 24, 32, 2, 0x1831)]
    [InlineData(144_000, 16, 16, 2, 0x1011)]
    [InlineData(24_000, 16, 16, 2, 0x0111)]
    [InlineData(6_000, 8, 8, 1, 0x0700)]
    public void A_format_is_encoded_for_the_converter(int rate, int validBits, int container, int channels, int word)
    {
        using BusFixture bus = Start();
        HdAudioStreamFormat format = new((uint)rate, (ushort)validBits, (ushort)container, (ushort)channels);

        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateRenderDmaEngine(format, false, out _, out HdAudioConverterFormat encoded));

        Assert.Equal(word, encoded.ConverterFormat);
    }

    // Bits 14:8 typed from the table of rates, with 16 bits and stereo below.
    [Theory]
    [InlineData(8_000, 0x0511)]
    [InlineData(11_025, 0x4311)]
    [InlineData(16_000, 0x0211)]
    [InlineData(22_050, 0x4111)]
    [InlineData(32_000, 0x0A11)]
    [InlineData(44_100, 0x4011)]
    [InlineData(48_000, 0x0011)]
    [InlineData(88_200, 0x4811)]
    [InlineData(96_000, 0x0811)]
    [InlineData(176_400, 0x5811)]
    [InlineData(192_000, 0x1811)]
    public void Each_common_rate_has_its_encoding(int rate, int word)
    {
        using BusFixture bus = Start();

        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateRenderDmaEngine(new((uint)rate, 16, 16, 2), false, out _, out HdAudioConverterFormat encoded));

        Assert.Equal(word, encoded.ConverterFormat);
    }

    [Theory]
    [InlineData(0u, 16, 16, 2)]
    [InlineData(7_000u, 16, 16, 2)]
    [InlineData(48_001u, 16, 16, 2)]
    [InlineData(384_000u, 16, 16, 2)]
    [InlineData(uint.MaxValue, 16, 16, 2)]
    [InlineData(48_000u, 0, 16, 2)]
    [InlineData(48_000u, 12, 16, 2)]
    [InlineData(48_000u, 24, 24, 2)]
    [InlineData(48_000u, 20, 24, 2)]
    [InlineData(48_000u, 16, 32, 2)]
    [InlineData(48_000u, 8, 16, 2)]
    [InlineData(48_000u, 32, 16, 2)]
    [InlineData(48_000u, 16, 0, 2)]
    [InlineData(48_000u, 64, 64, 2)]
    [InlineData(48_000u, 16, 16, 0)]
    [InlineData(48_000u, 16, 16, 17)]
    [InlineData(48_000u, 16, 16, ushort.MaxValue)]
    public void A_format_that_cannot_be_encoded_is_STATUS_INVALID_PARAMETER(uint rate, int validBits, int container, int channels)
    {
        using BusFixture bus = Start();
        string before = bus.Snapshot();
        HdAudioStreamFormat format = new(rate, (ushort)validBits, (ushort)container, (ushort)channels);

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.AllocateRenderDmaEngine(format, false, out DmaEngineHandle handle, out _));

        Assert.Equal(default, handle);
        Assert.Equal(before, bus.Snapshot());
    }

    [Fact]
    public void A_fifth_engine_of_four_is_STATUS_INSUFFICIENT_RESOURCES_until_one_is_freed()
    {
        using BusFixture bus = Start();
        DmaEngineHandle[] handles = [bus.AllocateRender(), bus.AllocateRender(), bus.AllocateRender(), bus.AllocateRender()];
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(Formats.Stereo48, false, out _, out _));
        Assert.Equal(before, bus.Snapshot());

        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handles[1]));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateRenderDmaEngine(Formats.Stereo48, false, out _, out _));
    }

    [Fact]
    public void A_bidirectional_engine_is_taken_only_when_no_output_is_left()
    {
        using BusFixture bus = Start(With(new GlobalCapabilities { InputStreams = 1, OutputStreams = 2, BidirectionalStreams = 2, Supports64BitAddresses = true }));

        int[] indexes = [.. Enumerable.Range(0, 4).Select(_ => bus.IndexOf(bus.AllocateRender()))];

        Assert.Equal([1, 2, 3, 4], indexes);
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(Formats.Stereo48, false, out _, out _));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateCaptureDmaEngine(0, Formats.Stereo48, out _, out _));
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateCaptureDmaEngine(0, Formats.Stereo48, out _, out _));
    }

    [Fact]
    public void Sixty_words_fit_on_one_line_and_the_sixty_first_is_STATUS_INSUFFICIENT_RESOURCES()
    {
        using BusFixture bus = Start();
        _ = bus.AllocateRender(Formats.FortyEightWords);
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(Formats.Words(13), false, out _, out _));
        Assert.Equal(before, bus.Snapshot());

        DmaEngineHandle twelve = bus.AllocateRender(Formats.Words(12));
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(Formats.OneWord, false, out _, out _));

        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(twelve));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateRenderDmaEngine(Formats.OneWord, false, out _, out _));
    }

    [Fact]
    public void A_slow_rate_is_charged_for_the_frames_in_which_it_has_a_block()
    {
        using BusFixture bus = Start();
        _ = bus.AllocateRender(Formats.FortyEightWords);
        _ = bus.AllocateRender(Formats.Words(10));

        // 8 kHz has a block in every sixth frame only; in that frame it needs 3 words.
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(new(8_000, 16, 16, 3), false, out _, out _));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateRenderDmaEngine(new(8_000, 16, 16, 2), false, out _, out _));
    }

    [Fact]
    public void Whether_an_engine_runs_makes_no_difference_to_what_is_reserved()
    {
        using BusFixture bus = Start();
        _ = bus.EngineAt(EnginePlace.Running, Formats.FortyEightWords);

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(Formats.Words(13), false, out _, out _));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateRenderDmaEngine(Formats.Words(12), false, out _, out _));
    }

    [Fact]
    public void A_stream_that_exceeds_what_one_stream_may_take_is_STATUS_BUFFER_TOO_SMALL()
    {
        using BusFixture bus = Start();
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.BufferTooSmall, bus.Ddi.AllocateRenderDmaEngine(Formats.FortyNineWords, false, out _, out _));

        Assert.Equal(before, bus.Snapshot());
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateRenderDmaEngine(Formats.FortyEightWords, false, out _, out _));
    }

    [Fact]
    public void A_controller_without_a_limit_for_one_stream_has_only_the_one_of_the_line()
    {
        using BusFixture bus = Start(new SimulationOptions { Controller = ControllerProfiles.Ich6 });

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(new(192_000, 32, 32, 8), false, out _, out _));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateRenderDmaEngine(Formats.FortyNineWords, false, out _, out _));
    }

    [Fact]
    public void Striping_over_two_lines_takes_half_the_words_rounded_up()
    {
        using BusFixture bus = Start(With(new GlobalCapabilities(0x4401) { SerialDataOutCode = 1 }));
        _ = bus.AllocateRender(Formats.FortyEightWords, stripe: true);
        _ = bus.AllocateRender(new HdAudioStreamFormat(96_000, 24, 32, 11), stripe: true);

        // 48 and 33 words, striped: 24 + 17 of 60 are taken.
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(Formats.FortyEightWords, false, out _, out _));
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(new(96_000, 16, 16, 10), false, out _, out _));
        _ = bus.AllocateRender(Formats.Words(16));
        _ = bus.AllocateRender(new HdAudioStreamFormat(96_000, 16, 16, 3), stripe: true);
    }

    [Fact]
    public void Striping_on_a_controller_with_one_line_is_taken_for_FALSE()
    {
        using BusFixture bus = Start();
        _ = bus.AllocateRender(Formats.FortyEightWords, stripe: true);

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(Formats.Words(13), true, out _, out _));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateRenderDmaEngine(Formats.Words(12), true, out _, out _));
    }

    [Fact]
    public void A_striped_engine_is_started_on_two_lines_and_another_on_one()
    {
        using BusFixture bus = Start(With(new GlobalCapabilities(0x4401) { SerialDataOutCode = 1 }));
        DmaEngineHandle striped = bus.AllocateRender(stripe: true);
        DmaEngineHandle plain = bus.AllocateRender();
        foreach (DmaEngineHandle handle in (ReadOnlySpan<DmaEngineHandle>)[striped, plain])
            _ = bus.AllocateBuffer(handle);

        bus.SetState(HdAudioStreamState.StopState, striped, plain);
        bus.SetState(HdAudioStreamState.RunState, striped, plain);

        Assert.Equal((1, 0), (bus.ProgramOf(striped).Control.Stripe, bus.ProgramOf(plain).Control.Stripe));
        bus.SetState(HdAudioStreamState.StopState, striped, plain);
        Assert.Equal(0, bus.ProgramOf(striped).Control.Stripe);
    }

    [Fact]
    public void A_handle_is_never_zero_and_never_given_twice()
    {
        using BusFixture bus = Start();
        HashSet<nint> seen = [0];

        for (int i = 0; i < 200; i++)
        {
            DmaEngineHandle handle = bus.AllocateRender();
            Assert.True(seen.Add(handle.Value));
            Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handle));
        }
    }

    [Fact]
    public void A_rate_that_the_codec_cannot_play_is_accepted_because_the_codec_is_not_asked()
    {
        using BusFixture bus = StartExact();
        int accesses = bus.Platform.Window.Accesses;

        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateRenderDmaEngine(new(35_280, 8, 8, 1), false, out _, out _));
        Assert.Equal(accesses, bus.Platform.Window.Accesses);
    }

    [Fact]
    public void Above_PASSIVE_LEVEL_it_is_STATUS_UNSUCCESSFUL_before_anything_else_is_looked_at()
    {
        using BusFixture bus = Start();
        string before = bus.Snapshot();

        using (KProcessor.Raise(Irql.DispatchLevel))
        {
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.AllocateRenderDmaEngine(Formats.Stereo48, false, out _, out _));
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.AllocateRenderDmaEngine(default, false, out _, out _));
        }

        Assert.Equal(before, bus.Snapshot());
    }

    [Fact]
    public void A_format_is_looked_at_before_resources_are()
    {
        using BusFixture bus = Start();
        for (int i = 0; i < 4; i++)
            _ = bus.AllocateRender();

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.AllocateRenderDmaEngine(default, false, out _, out _));
    }

    private static SimulationOptions With(GlobalCapabilities capabilities) =>
        new() { Controller = ControllerProfiles.Pch with { Capabilities = capabilities } };
}
