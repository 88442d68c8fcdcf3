using Azalia.WaveRT.Client;

namespace Azalia.WaveRT.Tests.Client;

public sealed class PlayCursorTests
{
    private const int BufferBytes = 7_680;
    private const long BytesPerSecond = 192_000;
    private const long TicksPerByte = 125;

    [Fact]
    public void One_reading_in_each_round_keeps_count()
    {
        PlayCursor cursor = new(BufferBytes, BytesPerSecond);
        cursor.Restart(1_000);

        for (long played = 0; played < 100 * BufferBytes; played += 7_676)
        {
            cursor.Advance((int)(played % BufferBytes), 1_000 + played * TicksPerByte);
            Assert.Equal(played, cursor.Played);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1_000)]
    public void Rounds_that_were_missed_are_told_by_the_clock(int rounds)
    {
        PlayCursor cursor = new(BufferBytes, BytesPerSecond);
        cursor.Restart(0);

        long played = rounds * (long)BufferBytes + 3_000;
        cursor.Advance((int)(played % BufferBytes), played * TicksPerByte - 10_000);

        Assert.Equal(played, cursor.Played);
    }

    [Fact]
    public void The_count_survives_32_bits()
    {
        PlayCursor cursor = new(BufferBytes, BytesPerSecond);
        cursor.Restart(0);
        long played = 0;
        while (played <= 3L << 32)
        {
            played += 1_000_000_000;
            cursor.Advance((int)(played % BufferBytes), played * TicksPerByte);
        }

        Assert.Equal(played, cursor.Played);
    }

    [Fact]
    public void A_device_that_does_not_move_is_seen_not_to()
    {
        PlayCursor cursor = new(BufferBytes, BytesPerSecond);
        cursor.Restart(0);
        cursor.Advance(192, 24_000);
        cursor.Advance(192, 48_000);
        cursor.Advance(192, 72_000);

        Assert.Equal(192, cursor.Played);
        Assert.Equal(24_000, cursor.LastMovement);
    }
}
