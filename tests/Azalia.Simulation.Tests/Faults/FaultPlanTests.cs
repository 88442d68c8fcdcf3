using Azalia.Simulation.Faults;

namespace Azalia.Simulation.Tests.Faults;

/// <summary>The text of a plan: what it means, and what is said where it means nothing.</summary>
public sealed class FaultPlanTests
{
    [Fact]
    public void A_line_is_a_place_what_it_is_about_when_and_what_happens()
    {
        Fault fault = Assert.Single(FaultPlan.Parse("answer codec 2, node 0Bh verb F09h payload 3 from 5 ms until 1 s after 4 every 2 chance 50% times 9: [31:30] = 1").Faults);

        Assert.Equal((FaultPlace.Answer, 2, 0x0B, 0xF09, 3), (fault.Place, fault.Codec, fault.Node, fault.Verb, fault.Payload));
        Assert.Equal(new FaultCondition { From = 120_000, Until = 24_000_000, After = 4, Every = 2, Chance = 50, Times = 9 }, fault.When);
        Assert.Equal(new FaultAction(FaultActionKind.Set) { Value = 1, Bits = new FaultBits(31, 30) }, fault.Action);
    }

    [Fact]
    public void Comments_empty_lines_and_both_kinds_of_line_ends_are_nothing()
    {
        FaultPlan plan = FaultPlan.Parse("\uFEFF# a plan\r\n\r\nseed 18446744073709551615\r\n  codec 0 : absent   # gone\r\n");

        Assert.Equal(ulong.MaxValue, plan.Seed);
        Assert.Equal(4, Assert.Single(plan.Faults).Line);
    }

    [Fact]
    public void An_empty_text_is_a_plan_without_faults() => Assert.Equal("", FaultPlan.Parse("").ToString());

    [Theory]
    [InlineData("1 s", 24_000_000)]
    [InlineData("3ms", 72_000)]
    [InlineData("2 us", 48)]
    [InlineData("1 frame", 500)]
    [InlineData("25 frames", 12_500)]
    [InlineData("7 ticks", 7)]
    public void Times_have_units(string text, long ticks) =>
        Assert.Equal(ticks, FaultPlan.Parse($"codec 0 from {text}: absent").Faults[0].When.From);

    [Theory]
    [InlineData("GCTL", 0x08, 4, true)]
    [InlineData("GCTL", 0x0A, 2, true)]
    [InlineData("GCTL", 0x0C, 2, false)]
    [InlineData("STATESTS", 0x0C, 4, true)]
    [InlineData("sd4ctl", 0x100, 1, true)]
    [InlineData("SD4CTL", 0x120, 1, false)]
    [InlineData("SD*STS", 0x123, 1, true)]
    [InlineData("SD*STS", 0x120, 2, false)]
    [InlineData("SD4LPIB", 0x2104, 4, true)]
    [InlineData("WALCLK", 0x2030, 4, true)]
    public void A_register_is_met_wherever_an_access_touches_it(string name, int offset, int width, bool isMet)
    {
        FaultRegister register = FaultRegister.Find(name)!.Value;

        Assert.Equal(isMet, Enumerable.Range(offset, width).Any(place => register.Holds(place, out _)));
    }

    [Theory]
    [InlineData("wobble GCTL: = 0", "p:1:1: there is no place 'wobble'; there is: read, write, registers, codec, verb, answer, unsolicited, fetch, store, interrupt, sink, source")]
    [InlineData("\n  read SD4CLT: = 0", "p:2:8: there is no register 'SD4CLT'; it is named as the specification names it, such as GCTL, SD4CTL or SD*LPIB")]
    [InlineData("read SD30CTL: = 0", "p:1:6: there is no register 'SD30CTL'; it is named as the specification names it, such as GCTL, SD4CTL or SD*LPIB")]
    [InlineData("read", "p:1:5: the line ends where a register should be")]
    [InlineData("read GCTL", "p:1:10: the line ends where ':' and what happens should be")]
    [InlineData("read GCTL:", "p:1:11: the line ends where what happens should be")]
    [InlineData("read GCTL: drop", "p:1:12: 'drop' cannot happen to 'read'; what can: =, add, flip, freeze, garble, stall")]
    [InlineData("read GCTL: [33] = 0", "p:1:13: '33' is not a bit: 0 to 31")]
    [InlineData("read GCTL: [0:5] = 0", "p:1:15: '5' is not a bit not above the first: 0 to 0")]
    [InlineData("read GCTL: [3:2] = 4", "p:1:20: '4' has more than 2 bits")]
    [InlineData("read GCTL: [3:2] freeze", "p:1:18: behind [3:2] there must be '=', not 'freeze'")]
    [InlineData("read GCTL: [3;2] = 1", "p:1:13: '3;2' is not a bit; numbers are decimal, or hexadecimal as 0x1F or 1Fh")]
    [InlineData("read GCTL: = 0x1FFFFFFFF", "p:1:14: '0x1FFFFFFFF' has more than 32 bits")]
    [InlineData("read GCTL: = 0 1", "p:1:16: '1' is too much: the line is complete before it")]
    [InlineData("read GCTL codec 1: = 0", "p:1:11: 'codec' does not belong to 'read'; what does: from, until, after, every, chance, times")]
    [InlineData("codec 15: absent", "p:1:7: '15' is not a codec's address: 0 to 14")]
    [InlineData("codec 0 times 2: absent", "p:1:18: 'absent' lasts: only 'from' and 'until' say when")]
    [InlineData("codec 0 from 2: absent", "p:1:14: '2' is no time; a time is a number with a unit: s, ms, frames, us, ticks")]
    [InlineData("codec 0 from 9999999999 s: absent", "p:1:14: '9999999999' is too long a time")]
    [InlineData("codec 0 from 2 ms until 1 ms: absent", "p:1:1: it ends before it begins: 'until' must be later than 'from'")]
    [InlineData("answer chance 0%: drop", "p:1:15: '0' is no chance; a chance is 1% to 100%")]
    [InlineData("answer chance 5: drop", "p:1:15: a chance is a percentage, such as 10%")]
    [InlineData("answer after 1 after 2: drop", "p:1:16: 'after' is given twice")]
    [InlineData("answer payload 3: drop", "p:1:1: a payload is chosen only together with a verb")]
    [InlineData("answer verb 800h: drop", "p:1:13: '800h' is no verb; a verb is one digit, or 7xxh or Fxxh")]
    [InlineData("answer: delay", "p:1:14: the line ends where a time should be")]
    [InlineData("answer: delay 0 ms", "p:1:15: a delay is longer than nothing")]
    [InlineData("registers: stall 2 s", "p:1:18: an access stalls for at most 1 s, and longer than nothing")]
    [InlineData("fetch rirb: refuse", "p:1:7: 'rirb' is nothing to fetch; what is: corb, list, samples")]
    [InlineData("fetch corb stream 4: refuse", "p:1:12: 'stream' does not belong to 'fetch'; what does: from, until, after, every, chance, times")]
    [InlineData("seed -1", "p:1:6: '-1' is no seed; a seed is a decimal number of at most 64 bits")]
    [InlineData("seed 1\nseed 2", "p:2:1: the seed is given twice")]
    public void A_plan_that_is_wrong_gets_one_line_with_its_place_and_what_would_be_right(string text, string error)
    {
        Assert.False(FaultPlan.TryParse(text, "p", out FaultPlan? plan, out string? told));
        Assert.Null(plan);
        Assert.Equal(error, told);
        Assert.Equal(error, Assert.Throws<FormatException>(() => FaultPlan.Parse(text, "p")).Message);
    }

    [Fact]
    public void A_plan_has_bounds()
    {
        string tooMany = string.Concat(Enumerable.Repeat("answer: drop\n", FaultPlan.MostFaults + 1));
        Assert.Equal("p:1001:1: a plan holds at most 1000 faults", Assert.Throws<FormatException>(() => FaultPlan.Parse(tooMany, "p")).Message);

        string tooLong = new('#', FaultPlan.LongestText + 1);
        Assert.StartsWith("p: a plan has at most", Assert.Throws<FormatException>(() => FaultPlan.Parse(tooLong, "p")).Message, StringComparison.Ordinal);

        string word = new('x', 10_000);
        Assert.InRange(Assert.Throws<FormatException>(() => FaultPlan.Parse(word, "p")).Message.Length, 100, 500);
    }

    [Fact]
    public void Every_plan_in_the_documents_is_one()
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "faults.md"));
        string[] blocks = page.Split("```faults\n")[1..].Select(static block => block[..block.IndexOf("```", StringComparison.Ordinal)]).ToArray();
        string[] lines = page.Split("## The twenty kinds")[1].Split('\n')
            .Where(static line => line.Length > 4 && line.StartsWith("| ", StringComparison.Ordinal) && line[3] == ' ' && char.IsAsciiLetterLower(line[2]))
            .SelectMany(static line => line.Split(" | ")[2].Split(" · ")).Select(static plan => plan.Trim('`')).ToArray();

        Assert.Equal(2, blocks.Length);
        Assert.InRange(lines.Length, 40, 60);
        Assert.All(blocks.Concat(lines), static plan => Assert.NotEmpty(FaultPlan.Parse(plan, plan).Faults));
    }
}
