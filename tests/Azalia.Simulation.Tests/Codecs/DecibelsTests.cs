using System.Numerics;
using Azalia.Simulation.Codecs;

namespace Azalia.Simulation.Tests.Codecs;

public sealed class DecibelsTests
{
    [Fact]
    public void No_gain_is_exactly_factor_one() => Assert.Equal(1.0, Decibels.ToFactor(0));

    [Theory]
    [InlineData(80, 10.0)]
    [InlineData(160, 100.0)]
    [InlineData(-80, 0.1)]
    [InlineData(-160, 0.01)]
    public void Twenty_decibels_are_exactly_a_power_of_ten(int quarters, double factor) => Assert.Equal(factor, Decibels.ToFactor(quarters));

    [Fact]
    public void Every_quarter_of_a_decibel_agrees_with_the_formula()
    {
        for (int quarters = -1_600; quarters <= 1_600; quarters++)
        {
            double formula = Math.Pow(10, quarters / 4.0 / 20.0);
            Assert.Equal(1.0, Decibels.ToFactor(quarters) / formula, 1e-14);
        }
    }

    [Fact]
    public void Every_step_of_the_first_decade_is_the_double_nearest_to_the_eightieth_root()
    {
        for (int quarters = 1; quarters < 80; quarters++)
        {
            double factor = Decibels.ToFactor(quarters);
            BigInteger wanted = BigInteger.Pow(10, quarters);
            Assert.True(IsBelow(factor, -1, wanted), $"{quarters}: too large");
            Assert.False(IsBelow(factor, +1, wanted), $"{quarters}: too small");
        }
    }

    [Fact]
    public void Beyond_four_hundred_decibels_either_way_nothing_changes_any_more()
    {
        Assert.Equal(Decibels.ToFactor(1_600), Decibels.ToFactor(int.MaxValue));
        Assert.Equal(Decibels.ToFactor(-1_600), Decibels.ToFactor(int.MinValue));
    }

    [Fact]
    public void Gains_in_series_add_up_and_cancel_exactly()
    {
        PathGain up = new(24, -13, false, false);
        PathGain down = new(-24, 13, false, false);

        Assert.Equal(PathGain.Unity, up.Then(down));
        Assert.Equal(1.0, up.Then(down).LeftFactor);
    }

    [Fact]
    public void One_mute_anywhere_in_series_mutes_its_side_only()
    {
        PathGain path = PathGain.Unity.Then(new PathGain(0, 0, true, false)).Then(new PathGain(8, 8, false, false));

        Assert.Equal(0, path.LeftFactor);
        Assert.Equal(Decibels.ToFactor(8), path.RightFactor);
    }

    /// <summary>Whether the point half a spacing away from <paramref name="factor"/>, to the 80th power, is below a number; exactly, in integers.</summary>
    private static bool IsBelow(double factor, int direction, BigInteger number)
    {
        // factor = mantissa * 2^exponent with 53 bits; half a spacing is one unit of a mantissa with 54.
        long bits = BitConverter.DoubleToInt64Bits(factor);
        BigInteger mantissa = 2 * ((bits & 0xF_FFFF_FFFF_FFFF) | 0x10_0000_0000_0000) + direction;
        int exponent = (int)(bits >> 52) - 1_075 - 1;
        return BigInteger.Pow(mantissa, 80) < number << (-exponent * 80);
    }
}
