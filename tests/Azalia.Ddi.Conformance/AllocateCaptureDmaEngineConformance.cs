using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>AllocateCaptureDmaEngine (DDI 2.2, 3.5, 3.6).</summary>
public abstract class AllocateCaptureDmaEngineConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    [Fact]
    public void A_new_engine_is_an_input_in_Reset_without_a_buffer_and_no_register_was_touched()
    {
        using BusFixture bus = StartExact();
        int accesses = bus.Platform.Window.Accesses;

        NtStatus status = bus.Ddi.AllocateCaptureDmaEngine(0, Formats.Stereo44, out DmaEngineHandle handle, out HdAudioConverterFormat format);

        Assert.Equal((NtStatus.Success, 0x4011), (status, format.ConverterFormat));
        Assert.Equal(accesses, bus.Platform.Window.Accesses);
        Assert.Equal((0, EnginePlace.ResetEmpty), (bus.IndexOf(handle), bus.PlaceOf(handle)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(255)]
    public void An_address_without_a_codec_is_STATUS_INVALID_PARAMETER(byte codecAddress)
    {
        using BusFixture bus = Start();
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.AllocateCaptureDmaEngine(codecAddress, Formats.Stereo48, out DmaEngineHandle handle, out _));

        Assert.Equal(default, handle);
        Assert.Equal(before, bus.Snapshot());
    }

    [Fact]
    public void A_format_that_cannot_be_encoded_is_STATUS_INVALID_PARAMETER()
    {
        using BusFixture bus = Start();

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.AllocateCaptureDmaEngine(0, new(48_000, 24, 24, 2), out _, out _));
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.AllocateCaptureDmaEngine(0, default, out _, out _));
    }

    [Fact]
    public void A_fifth_engine_of_four_is_STATUS_INSUFFICIENT_RESOURCES_until_one_is_freed()
    {
        using BusFixture bus = Start();
        DmaEngineHandle[] handles = [Allocate(bus), Allocate(bus), Allocate(bus), Allocate(bus)];

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateCaptureDmaEngine(0, Formats.OneWord, out _, out _));

        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handles[3]));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateCaptureDmaEngine(0, Formats.OneWord, out _, out _));
    }

    [Fact]
    public void A_bidirectional_engine_is_taken_only_when_no_input_is_left()
    {
        GlobalCapabilities capabilities = new() { InputStreams = 2, OutputStreams = 1, BidirectionalStreams = 1, Supports64BitAddresses = true };
        using BusFixture bus = Start(new SimulationOptions { Controller = ControllerProfiles.Pch with { Capabilities = capabilities } });

        int[] indexes = [.. Enumerable.Range(0, 3).Select(_ => bus.IndexOf(Allocate(bus)))];

        Assert.Equal([0, 1, 3], indexes);
    }

    [Fact]
    public void A_line_carries_464_bits_and_the_first_stream_beyond_is_STATUS_INSUFFICIENT_RESOURCES()
    {
        using BusFixture bus = Start();

        // 10 bits of tag and a whole number of bytes each: 202 + 202, so that 60 are left.
        _ = Allocate(bus, format: new HdAudioStreamFormat(192_000, 24, 32, 2));
        _ = Allocate(bus, format: new HdAudioStreamFormat(192_000, 24, 32, 2));

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateCaptureDmaEngine(0, new(48_000, 8, 8, 7), out _, out _));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateCaptureDmaEngine(0, new(48_000, 8, 8, 6), out _, out _));
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateCaptureDmaEngine(0, Formats.OneWord, out _, out _));
    }

    [Fact]
    public void The_lines_of_two_codecs_and_the_output_are_independent_of_each_other()
    {
        using BusFixture bus = Start(new SimulationOptions { Codecs = [CodecProfiles.Generic, CodecProfiles.Minimal] });
        HdAudioStreamFormat half = new(192_000, 24, 32, 2);
        _ = Allocate(bus, 0, half);
        _ = Allocate(bus, 0, half);
        _ = Allocate(bus, 1, half);

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateCaptureDmaEngine(0, half, out _, out _));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateCaptureDmaEngine(1, half, out _, out _));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateRenderDmaEngine(Formats.FortyEightWords, false, out _, out _));
    }

    [Fact]
    public void A_stream_that_exceeds_what_one_stream_may_take_is_STATUS_BUFFER_TOO_SMALL()
    {
        using BusFixture bus = Start();

        // INSTRMPAY is 24 words: 384 bits fit, 400 do not.
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateCaptureDmaEngine(0, new(192_000, 24, 32, 4), out DmaEngineHandle handle, out _));
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handle));
        Assert.Equal(NtStatus.BufferTooSmall, bus.Ddi.AllocateCaptureDmaEngine(0, new(192_000, 20, 32, 5), out _, out _));
    }

    [Fact]
    public void A_packet_of_more_than_63_bytes_is_STATUS_BUFFER_TOO_SMALL_on_any_controller()
    {
        using BusFixture bus = Start(new SimulationOptions { Controller = ControllerProfiles.Ich6 });

        // 64 bytes are 512 bits, more than a line carries, but it is the packet's length field that they do not fit into.
        Assert.Equal(NtStatus.BufferTooSmall, bus.Ddi.AllocateCaptureDmaEngine(0, new(192_000, 32, 32, 4), out _, out _));
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateCaptureDmaEngine(0, new(192_000, 24, 32, 5), out _, out _));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateCaptureDmaEngine(0, new(192_000, 20, 32, 5), out _, out _));
    }

    [Fact]
    public void Above_PASSIVE_LEVEL_it_is_STATUS_UNSUCCESSFUL_before_anything_else_is_looked_at()
    {
        using BusFixture bus = Start();
        using IrqlScope dispatch = KProcessor.Raise(Irql.DispatchLevel);

        Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.AllocateCaptureDmaEngine(0, Formats.Stereo48, out _, out _));
        Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.AllocateCaptureDmaEngine(255, default, out _, out _));
    }

    private static DmaEngineHandle Allocate(BusFixture bus, byte codecAddress = 0, HdAudioStreamFormat? format = null)
    {
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateCaptureDmaEngine(codecAddress, format ?? Formats.OneWord, out DmaEngineHandle handle, out _));
        return handle;
    }
}
