using Azalia.Cli.Wave;

namespace Azalia.Cli.Tests.Wave;

/// <summary>What a reader makes of files: right ones, odd ones, and wrong ones.</summary>
public sealed class WaveReaderTests
{
    private static readonly byte[] s_eight = [1, 2, 3, 4, 5, 6, 7, 8];

    [Theory]
    [InlineData(1, 8, SampleEncoding.UnsignedInteger)]
    [InlineData(1, 16, SampleEncoding.SignedInteger)]
    [InlineData(1, 24, SampleEncoding.SignedInteger)]
    [InlineData(1, 32, SampleEncoding.SignedInteger)]
    [InlineData(3, 32, SampleEncoding.Float)]
    internal void A_plain_format_is_taken_as_it_says(int tag, int bits, SampleEncoding encoding)
    {
        using WaveReader reader = Open(new WaveBytes().Format(tag, 2, 44_100, bits / 4, bits).Data(new byte[bits * 4]));

        Assert.Equal(new WaveFormat(44_100, 2, bits, bits, encoding), reader.Format);
        Assert.Equal(16, reader.FrameCount);
        Assert.Empty(reader.Notes);
        Assert.Null(reader.Truncation);
    }

    [Theory]
    [InlineData(24, 20)]
    [InlineData(32, 20)]
    [InlineData(32, 24)]
    [InlineData(16, 12)]
    public void An_extensible_format_has_its_own_valid_bits(int container, int valid)
    {
        using WaveReader reader = Open(new WaveBytes().Extensible(1, 2, 48_000, container, valid, mask: 3).Data(new byte[24]));

        Assert.Equal(new WaveFormat(48_000, 2, container, valid, SampleEncoding.SignedInteger) { IsExtensible = true, ChannelMask = 3 }, reader.Format);
    }

    [Fact]
    public void An_extensible_format_can_be_float()
    {
        using WaveReader reader = Open(new WaveBytes().Extensible(3, 1, 48_000, 32, 32).Data(new byte[8]));

        Assert.Equal(SampleEncoding.Float, reader.Format.Encoding);
    }

    [Fact]
    public void Valid_bits_of_zero_mean_the_whole_container()
    {
        using WaveReader reader = Open(new WaveBytes().Extensible(1, 1, 48_000, 24, 0).Data(new byte[6]));

        Assert.Equal(24, reader.Format.ValidBits);
        Assert.Empty(reader.Notes);
    }

    [Fact]
    public void Valid_bits_above_the_container_are_cut_to_it_and_reported()
    {
        using WaveReader reader = Open(new WaveBytes().Extensible(1, 1, 48_000, 16, 24).Data(new byte[4]));

        Assert.Equal(16, reader.Format.ValidBits);
        Assert.Contains("24 valid bits in a container of 16", Assert.Single(reader.Notes));
    }

    [Fact]
    public void Bits_that_fill_no_byte_are_valid_bits_of_the_next_container()
    {
        using WaveReader reader = Open(new WaveBytes().Format(1, 2, 48_000, 6, 20).Data(new byte[12]));

        Assert.Equal((24, 20), (reader.Format.ContainerBits, reader.Format.ValidBits));
    }

    [Fact]
    public void Twenty_four_bits_with_the_block_align_of_thirty_two_lie_in_thirty_two()
    {
        using WaveReader reader = Open(new WaveBytes().Format(1, 2, 48_000, 8, 24).Data(new byte[16]));

        Assert.Equal((32, 24, 2L), (reader.Format.ContainerBits, reader.Format.ValidBits, reader.FrameCount));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(65_535)]
    public void A_block_align_that_lies_is_replaced_and_reported(int blockAlign)
    {
        using WaveReader reader = Open(new WaveBytes().Format(1, 2, 48_000, blockAlign, 16).Data(s_eight));

        Assert.Equal(4, reader.Format.BytesPerFrame);
        Assert.Equal(2, reader.FrameCount);
        Assert.Contains($"block align of {blockAlign}", Assert.Single(reader.Notes));
    }

    [Fact]
    public void A_byte_rate_that_lies_does_not_matter()
    {
        using WaveReader reader = Open(new WaveBytes().Format(1, 2, 48_000, 4, 16, byteRate: 7).Data(s_eight));

        Assert.Equal(48_000, reader.Format.SampleRate);
        Assert.Empty(reader.Notes);
    }

    [Fact]
    public void Chunks_before_the_data_are_skipped_with_their_pad_bytes()
    {
        using WaveReader reader = Open(new WaveBytes()
            .Chunk("JUNK", new byte[28]).Chunk("odd ", [1, 2, 3]).Format(1, 2, 48_000, 4, 16).Chunk("LIST", new byte[13]).Chunk("zero", []).Data(s_eight));

        Assert.Equal(s_eight, ReadAll(reader));
    }

    [Fact]
    public void Chunks_after_the_data_are_not_played()
    {
        using WaveReader reader = Open(new WaveBytes().Format(1, 1, 48_000, 1, 8).Data(9, 8, 7).Chunk("LIST", s_eight));

        Assert.Equal([9, 8, 7], ReadAll(reader));
        Assert.Null(reader.Truncation);
    }

    [Fact]
    public void A_long_format_chunk_is_read_to_its_end()
    {
        byte[] format = [1, 0, 1, 0, 0x80, 0xBB, 0, 0, 0, 0x77, 1, 0, 2, 0, 16, 0, 0, 0, 99, 99, 99, 99, .. new byte[60]];
        using WaveReader reader = Open(new WaveBytes().Chunk("fmt ", format).Data(s_eight));

        Assert.Equal(new WaveFormat(48_000, 1, 16, 16, SampleEncoding.SignedInteger), reader.Format);
        Assert.Equal(s_eight, ReadAll(reader));
    }

    [Fact]
    public void The_first_data_chunk_is_the_one_that_is_played()
    {
        using WaveReader reader = Open(new WaveBytes().Format(1, 1, 48_000, 2, 16).Data(1, 2).Data(3, 4));

        Assert.Equal([1, 2], ReadAll(reader));
    }

    [Fact]
    public void Data_that_end_early_are_played_as_far_as_they_go()
    {
        using WaveReader reader = Open(new WaveBytes().Format(1, 2, 48_000, 4, 16).Chunk("data", s_eight, length: 400));

        Assert.Equal("its data ends after 8 of 400 bytes", reader.Truncation);
        Assert.Equal(2, reader.FrameCount);
        Assert.Equal(s_eight, ReadAll(reader));
    }

    [Fact]
    public void Data_that_end_early_in_a_pipe_are_played_as_far_as_they_go()
    {
        using WaveReader reader = OpenPipe(new WaveBytes().Format(1, 2, 48_000, 4, 16).Chunk("data", s_eight, length: 400));

        Assert.Null(reader.FrameCount);
        Assert.Equal(s_eight, ReadAll(reader));
        Assert.Equal("its data ends 392 bytes early", reader.Truncation);
        Assert.Equal(2, reader.FrameCount);
    }

    [Fact]
    public void A_length_of_all_ones_means_up_to_the_end()
    {
        using WaveReader reader = Open(new WaveBytes(length: 0xFFFF_FFFF).Format(1, 2, 48_000, 4, 16).Chunk("data", s_eight, length: 0xFFFF_FFFF));

        Assert.Equal("its header does not say how long it is; it was read to its end", reader.Truncation);
        Assert.Equal(s_eight, ReadAll(reader));
    }

    [Fact]
    public void A_length_of_all_ones_in_a_pipe_means_up_to_the_end()
    {
        using WaveReader reader = OpenPipe(new WaveBytes().Format(1, 2, 48_000, 4, 16).Chunk("data", s_eight, length: 0xFFFF_FFFF));

        Assert.Equal(s_eight, ReadAll(reader));
        Assert.NotNull(reader.Truncation);
        Assert.Equal(2, reader.FrameCount);
    }

    [Fact]
    public void A_recording_that_was_never_finished_is_read_to_its_end()
    {
        using WaveReader reader = Open(new WaveBytes(length: 36).Format(1, 2, 48_000, 4, 16).Chunk("data", s_eight, length: 0));

        Assert.Equal("its header does not say how long it is; it was read to its end", reader.Truncation);
        Assert.Equal(s_eight, ReadAll(reader));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(36u)]
    [InlineData(0xFFFF_FFFFu)]
    public void A_recording_that_was_never_finished_is_read_to_its_end_from_a_pipe_too(uint length)
    {
        using WaveReader reader = OpenPipe(new WaveBytes(length: length).Format(1, 2, 48_000, 4, 16).Chunk("data", s_eight, length: 0));

        Assert.Equal(s_eight, ReadAll(reader));
        Assert.Equal("its header does not say how long it is; it was read to its end", reader.Truncation);
    }

    [Fact]
    public void Data_of_length_zero_are_no_frames_even_with_a_chunk_after_them()
    {
        using WaveReader reader = Open(new WaveBytes().Format(1, 2, 48_000, 4, 16).Data().Chunk("LIST", s_eight));

        Assert.Equal(0, reader.FrameCount);
        Assert.Null(reader.Truncation);
        Assert.Empty(ReadAll(reader));
    }

    [Fact]
    public void A_partial_last_frame_is_left_out_and_reported()
    {
        using WaveReader reader = Open(new WaveBytes().Format(1, 2, 48_000, 4, 16).Data(1, 2, 3, 4, 5, 6));

        Assert.Equal("its last frame has 2 of 4 bytes and was left out", reader.Truncation);
        Assert.Equal(1, reader.FrameCount);
        Assert.Equal([1, 2, 3, 4], ReadAll(reader));
    }

    [Fact]
    public void A_partial_last_frame_in_a_pipe_is_left_out_and_reported()
    {
        using WaveReader reader = OpenPipe(new WaveBytes().Format(1, 2, 48_000, 4, 16).Data(1, 2, 3, 4, 5, 6));

        Assert.Equal([1, 2, 3, 4], ReadAll(reader));
        Assert.Equal("its last frame has 2 of 4 bytes and was left out", reader.Truncation);
    }

    [Fact]
    public void A_pipe_is_read_like_a_file()
    {
        byte[] data = WaveBytes.RampData(1_002);
        using WaveReader reader = OpenPipe(new WaveBytes().Chunk("LIST", new byte[1_001]).Format(1, 1, 8_000, 3, 24).Data(data));

        Assert.Equal(data, ReadAll(reader));
        Assert.Null(reader.Truncation);
        Assert.Equal(334, reader.FrameCount);
    }

    [Theory]
    [InlineData(0x8000_0000)]
    [InlineData(0xFFFF_FFD0)]
    public void Data_of_more_than_2_GiB_are_counted_and_read(uint length)
    {
        byte[] header = new WaveBytes().Format(1, 2, 48_000, 4, 16).Chunk("data", [], length).ToArray();
        using WaveReader reader = WaveReader.Open("x.wav", new LongStream(header, length));

        Assert.Equal(length / 4, reader.FrameCount);
        Assert.Null(reader.Truncation);
        Assert.Equal(25, reader.Read(new byte[100]));
    }

    [Fact]
    public void A_length_of_all_ones_may_go_beyond_4_GiB()
    {
        byte[] header = new WaveBytes().Format(1, 2, 48_000, 4, 16).Chunk("data", [], 0xFFFF_FFFF).ToArray();
        using WaveReader reader = WaveReader.Open("x.wav", new LongStream(header, 5L << 30));

        Assert.Equal((5L << 30) / 4, reader.FrameCount);
        Assert.Equal(25, reader.Read(new byte[100]));
    }

    [Fact]
    public void Reading_frames_allocates_nothing()
    {
        using WaveReader reader = Open(new WaveBytes().Format(1, 2, 48_000, 4, 16).Data(new byte[400_000]));
        byte[] buffer = new byte[4_000];

        AllocationAssert.None(() => _ = reader.Read(buffer), times: 15);
    }

    public static TheoryData<string, byte[], string> WrongFiles => new()
    {
        { "nothing", [], "x.wav is empty" },
        { "text", "Hello, world! Hello!"u8.ToArray(), "x.wav is not a WAV file: it does not begin with RIFF" },
        { "one letter", "H"u8.ToArray(), "x.wav is not a WAV file: it does not begin with RIFF" },
        { "half of RIFF", "RI"u8.ToArray(), "x.wav has a truncated header: it ends after 2 bytes" },
        { "half a RIFF header", "RIFF\u0001\u0002\u0003"u8.ToArray(), "x.wav has a truncated header: it ends after 7 bytes" },
        { "an AVI file", new WaveBytes(form: "AVI ").ToArray(), "x.wav is not a WAV file: it is a RIFF file of the form 'AVI '" },
        { "RF64", new WaveBytes("RF64").ToArray(), "x.wav is a 64-bit WAV file (RF64); azalia reads RIFF WAV files" },
        { "BW64", new WaveBytes("BW64").ToArray(), "x.wav is a 64-bit WAV file (RF64); azalia reads RIFF WAV files" },
        { "RIFX", new WaveBytes("RIFX").ToArray(), "x.wav is a big-endian WAV file (RIFX); azalia reads RIFF WAV files" },
        { "FFIR", new WaveBytes("FFIR").ToArray(), "x.wav is a big-endian WAV file (RIFX); azalia reads RIFF WAV files" },
        { "no chunk", new WaveBytes().ToArray(), "x.wav has a truncated header: it ends before its format chunk" },
        { "half a chunk header", new WaveBytes().Raw(1, 2, 3).ToArray(), "x.wav has a truncated header: it ends inside a chunk's header" },
        { "half a format chunk", new WaveBytes().Format(1, 2, 48_000, 4, 16).ToArray()[..30], "x.wav has a truncated header: it ends inside its format chunk" },
        { "half a list", new WaveBytes().Format(1, 2, 48_000, 4, 16).Chunk("LIST", new byte[4], length: 9).ToArray(), "x.wav has a truncated header: it ends inside its 'LIST' chunk, before any data" },
        { "a list of all ones", new WaveBytes().Format(1, 2, 48_000, 4, 16).Chunk("LIST", [], length: uint.MaxValue).Data(1, 2, 3, 4).ToArray(), "x.wav has a truncated header: it ends inside its 'LIST' chunk, before any data" },
        { "a format chunk of all ones", new WaveBytes().Chunk("fmt ", [1, 0, 2, 0, 0x80, 0xBB, 0, 0, 0, 0xEE, 2, 0, 4, 0, 16, 0], length: uint.MaxValue).Data(new byte[64]).ToArray(), "x.wav has a truncated header: it ends inside its 'fmt ' chunk, before any data" },
        { "no data", new WaveBytes().Format(1, 2, 48_000, 4, 16).ToArray(), "x.wav has no data chunk" },
        { "data first", new WaveBytes().Data(1, 2).Format(1, 2, 48_000, 4, 16).ToArray(), "x.wav has no format chunk before its data" },
        { "a short format chunk", new WaveBytes().Chunk("fmt ", new byte[14]).Data(1, 2).ToArray(), "x.wav has a truncated header: its format chunk holds 14 bytes, not 16 or more" },
        { "a short extensible format", new WaveBytes().Format(0xFFFE, 2, 48_000, 4, 16).Data(1, 2).ToArray(), "x.wav has a truncated header: its extensible format chunk holds 16 bytes, not 40" },
        { "no channels", new WaveBytes().Format(1, 0, 48_000, 4, 16).Data(1, 2).ToArray(), "x.wav says that it has 0 channels" },
        { "no rate", new WaveBytes().Format(1, 2, 0, 4, 16).Data(1, 2).ToArray(), "x.wav says that its sample rate is 0 Hz" },
        { "an absurd rate", new WaveBytes().Format(1, 2, -1, 4, 16).Data(1, 2).ToArray(), "x.wav says that its sample rate is 4294967295 Hz" },
        { "no bits", new WaveBytes().Format(1, 2, 48_000, 4, 0).Data(1, 2).ToArray(), "x.wav holds 0-bit PCM samples; azalia plays PCM of 8, 16, 24 and 32 bits and 32-bit float" },
        { "64 bits", new WaveBytes().Format(1, 2, 48_000, 16, 64).Data(1, 2).ToArray(), "x.wav holds 64-bit PCM samples; azalia plays PCM of 8, 16, 24 and 32 bits and 32-bit float" },
        { "64-bit float", new WaveBytes().Format(3, 2, 48_000, 16, 64).Data(1, 2).ToArray(), "x.wav holds 64-bit float samples; azalia plays PCM of 8, 16, 24 and 32 bits and 32-bit float" },
        { "A-law", new WaveBytes().Format(6, 2, 48_000, 2, 8).Data(1, 2).ToArray(), "x.wav holds A-law samples; azalia plays PCM of 8, 16, 24 and 32 bits and 32-bit float" },
        { "extensible ADPCM", new WaveBytes().Extensible(2, 2, 48_000, 8, 8).Data(1, 2).ToArray(), "x.wav holds ADPCM samples; azalia plays PCM of 8, 16, 24 and 32 bits and 32-bit float" },
    };

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public void A_wrong_file_is_refused_in_one_sentence(string what, byte[] file, string sentence)
    {
        WaveException failure = Assert.Throws<WaveException>(() => WaveReader.Open("x.wav", new MemoryStream(file)));

        Assert.True(failure.Message == sentence, $"{what}: {failure.Message}");
    }

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public void A_wrong_file_in_a_pipe_is_refused_in_the_same_sentence(string what, byte[] file, string sentence)
    {
        WaveException failure = Assert.Throws<WaveException>(() => WaveReader.Open("x.wav", new PipeStream(file)));

        Assert.True(failure.Message == sentence, $"{what}: {failure.Message}");
    }

    [Fact]
    public void Every_prefix_of_a_file_is_read_or_refused_and_nothing_else()
    {
        byte[] whole = new WaveBytes().Chunk("odd ", [1]).Extensible(1, 2, 48_000, 24, 20).Chunk("LIST", new byte[9]).Data(WaveBytes.RampData(61)).ToArray();

        for (int length = 0; length < whole.Length; length++)
        {
            try
            {
                using WaveReader reader = WaveReader.Open("x.wav", new MemoryStream(whole[..length]));
                Assert.Equal(reader.FrameCount, ReadAll(reader).Length / 6);
            }
            catch (WaveException)
            {
                // Refused.
            }
        }
    }

    [Fact]
    public void A_refused_stream_is_closed()
    {
        MemoryStream stream = new("no"u8.ToArray());

        Assert.Throws<WaveException>(() => WaveReader.Open("x.wav", stream));

        Assert.False(stream.CanRead);
    }

    private static WaveReader Open(WaveBytes file) => WaveReader.Open("x.wav", new MemoryStream(file.ToArray()));

    private static WaveReader OpenPipe(WaveBytes file) => WaveReader.Open("x.wav", new PipeStream(file.ToArray()));

    private static byte[] ReadAll(WaveReader reader)
    {
        List<byte> all = [];
        byte[] piece = new byte[5 * reader.Format.BytesPerFrame];
        while (reader.Read(piece) is > 0 and int frames)
            all.AddRange(piece.AsSpan(0, frames * reader.Format.BytesPerFrame));
        return [.. all];
    }

    /// <summary>A header with a great many zeros behind it.</summary>
    private sealed class LongStream(byte[] header, long zeros) : MemoryStream(header)
    {
        public override long Length => base.Length + zeros;

        public override int Read(Span<byte> buffer) => Position < base.Length ? base.Read(buffer) : Zero(buffer);

        private static int Zero(Span<byte> buffer)
        {
            buffer.Clear();
            return buffer.Length;
        }
    }
}
