using Azalia.Bus.Streams;
using Azalia.Specification.Streams;

namespace Azalia.Bus.Tests.Streams;

/// <summary>The rule of sizes over all frames that a format can have (DDI 5.3): checked against a search that knows only the rule.</summary>
public sealed class BufferSizeTests
{
    private const int Largest = 1 << 20;

    public static TheoryData<int> ValidBits => new(8, 16, 20, 24, 32);

    [Theory]
    [MemberData(nameof(ValidBits))]
    public void Every_size_is_the_first_legal_one_at_or_above_the_request(int validBits)
    {
        foreach ((StreamFormat format, int notifications) in Cases(validBits))
        {
            foreach (int requested in Requests())
            {
                int size = BufferSize.Legal((nuint)requested, format, notifications, Largest);
                Assert.Equal((format, requested, FirstLegal(format, notifications, requested)), (format, requested, size));
            }
        }
    }

    [Theory]
    [MemberData(nameof(ValidBits))]
    public void Each_request_from_1_byte_to_1_MiB_gets_the_first_legal_size_without_exception(int validBits)
    {
        foreach ((StreamFormat format, int notifications) in Cases(validBits))
        {
            // Downwards from the largest legal size: the answer changes exactly where a legal size is met.
            int legal = 0;
            for (int requested = Largest; requested >= 1; requested--)
            {
                if (IsLegal(format, notifications, requested))
                    legal = requested;
                if (legal != 0 && BufferSize.Legal((nuint)requested, format, notifications, Largest) != legal)
                    Assert.Fail($"{requested} bytes of {format} with {notifications} notifications: {BufferSize.Legal((nuint)requested, format, notifications, Largest)}; {legal} is right.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(ValidBits))]
    public void A_request_beyond_the_largest_gets_the_last_legal_one_below(int validBits)
    {
        foreach ((StreamFormat format, int notifications) in Cases(validBits))
        {
            foreach (int largest in (ReadOnlySpan<int>)[4_096, 65_536, 100_000, Largest])
            {
                int expected = largest;
                while (!IsLegal(format, notifications, expected))
                    expected--;

                Assert.Equal(expected, BufferSize.Legal((nuint)largest + 1, format, notifications, largest));
                Assert.Equal(expected, BufferSize.Legal(nuint.MaxValue, format, notifications, largest));
                Assert.Equal(expected, BufferSize.Legal((nuint)expected, format, notifications, largest));
                Assert.Equal(expected, BufferSize.Legal((nuint)expected - 1, format, notifications, largest));
            }
        }
    }

    [Fact]
    public void Two_notifications_put_the_middle_on_a_boundary_of_frames_and_of_128_bytes()
    {
        foreach ((StreamFormat format, int notifications) in Cases(24))
        {
            if (notifications != 2)
                continue;

            foreach (int requested in Requests())
                Assert.Equal(0, BufferSize.Legal((nuint)requested, format, 2, Largest) / 2 % 128);
        }
    }

    private static IEnumerable<(StreamFormat Format, int Notifications)> Cases(int validBits)
    {
        for (int channels = 1; channels <= 16; channels++)
        {
            Assert.True(StreamFormat.TryCreate(48_000, validBits, channels, out StreamFormat format));
            for (int notifications = 0; notifications <= 2; notifications++)
                yield return (format, notifications);
        }
    }

    private static IEnumerable<int> Requests()
    {
        for (int requested = 1; requested < 2_000; requested += 13)
            yield return requested;

        for (int requested = 2_000; requested < 200_000; requested = requested * 5 / 4 + 1)
            yield return requested;
    }

    private static int FirstLegal(StreamFormat format, int notifications, int requested)
    {
        int size = requested;
        while (!IsLegal(format, notifications, size))
            size++;

        return size;
    }

    private static bool IsLegal(StreamFormat format, int notifications, int size) =>
        size >= 256 && size % (128 * Math.Max(1, notifications)) == 0 && size % format.BytesPerFrame == 0;
}
