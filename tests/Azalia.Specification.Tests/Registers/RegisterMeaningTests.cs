using Azalia.Specification.Registers;

namespace Azalia.Specification.Tests.Registers;

/// <summary>What registers say beyond their plain fields.</summary>
public sealed class RegisterMeaningTests
{
    [Fact]
    public void The_ICH_has_four_inputs_four_outputs_and_one_line()
    {
        GlobalCapabilities capabilities = new(0x4401);

        Assert.Equal((4, 4, 0, 8), (capabilities.InputStreams, capabilities.OutputStreams, capabilities.BidirectionalStreams, capabilities.StreamCount));
        Assert.Equal((1, true), (capabilities.SerialDataOutLines, capabilities.Supports64BitAddresses));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 1)]
    public void Lines_out_are_1_2_or_4(byte code, int lines) =>
        Assert.Equal(lines, new GlobalCapabilities { SerialDataOutCode = code }.SerialDataOutLines);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 16)]
    [InlineData(2, 256)]
    public void A_ring_has_2_16_or_256_entries(byte code, int entries)
    {
        Assert.Equal(entries, new CorbSize(code).Entries);
        Assert.Equal(entries, new RirbSize(code).Entries);
    }

    [Fact]
    public void Ring_entries_have_4_and_8_bytes() => Assert.Equal((4, 8), (CorbSize.EntrySize, RirbSize.EntrySize));

    [Theory]
    [InlineData(0, 256)]
    [InlineData(1, 1)]
    [InlineData(255, 255)]
    public void A_count_of_zero_responses_is_256(ushort raw, int responses) => Assert.Equal(responses, new ResponseInterruptCount(raw).Responses);

    [Theory]
    [InlineData(0x000F, 16)]
    [InlineData(0x001F, 32)]
    [InlineData(0x003F, 64)]
    [InlineData(0x007F, 128)]
    [InlineData(0x00BF, 192)]
    [InlineData(0x00FF, 256)]
    [InlineData(0x0077, 120)]
    [InlineData(0x009F, 160)]
    [InlineData(0x0100, 256)]
    [InlineData(0x0000, 0)]
    public void A_FIFO_says_its_bytes_or_one_less(int raw, int bytes) => Assert.Equal(bytes, new FifoSize((ushort)raw).Bytes);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 8)]
    [InlineData(3, 16)]
    [InlineData(4, 32)]
    [InlineData(5, 0)]
    public void A_watermark_is_8_16_or_32_bytes(ushort raw, int bytes) => Assert.Equal(bytes, new FifoWatermark(raw).Bytes);

    [Fact]
    public void A_codec_is_found_by_its_address()
    {
        StateChangeStatus status = new(0x8005);

        Assert.Equal([0, 2], Enumerable.Range(-1, 18).Where(status.HasCodec));
    }

    [Fact]
    public void All_causes_are_those_that_a_one_clears()
    {
        Assert.Equal(0x1C, StreamStatus.AllCauses.Raw);
        Assert.Equal(StreamStatus.WriteOneToClear, StreamStatus.AllCauses.Raw);
    }

    [Fact]
    public void A_control_value_never_holds_bits_of_the_status() => Assert.Equal(0x00FF_FFFFu, StreamControl.From(uint.MaxValue).Raw);

    [Fact]
    public void Text_shows_what_is_set_and_no_more() => Assert.Equal(
        "StreamControl { Run = True, InterruptOnCompletion = True, StreamNumber = 5 }",
        new StreamControl { StreamNumber = 5, Run = true, InterruptOnCompletion = true }.ToString());

    [Fact]
    public void Text_of_an_address_is_hexadecimal() => Assert.Equal(
        "PositionLowerBase { Address = 0x12345680, Enable = True }",
        new PositionLowerBase { Address = 0x1234_56FF, Enable = true }.ToString());
}
