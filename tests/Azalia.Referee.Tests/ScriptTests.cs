using Azalia.Referee.Chance;
using Azalia.Referee.Scripts;

namespace Azalia.Referee.Tests;

/// <summary>Scripts as text, and scripts from a seed.</summary>
public sealed class ScriptTests
{
    [Fact]
    public void Every_script_is_read_back_as_it_was_written()
    {
        ScriptGenerator generator = new(9);
        IEnumerable<Script> scripts = Material.Scripts().Concat(Enumerable.Range(0, 400).Select(generator.Create));

        Assert.All(scripts, static script =>
        {
            Script read = Assert.Single(ScriptReader.Read(ScriptText.Write(script), script.Name));
            Assert.Equal(script.Shape, read.Shape);
            Assert.Equal(script.Steps, read.Steps);
        });
    }

    [Fact]
    public void A_seed_and_a_number_are_always_the_same_script()
    {
        Assert.Equal(ScriptText.Write(new ScriptGenerator(4).Create(17)), ScriptText.Write(new ScriptGenerator(4).Create(17)));
        Assert.NotEqual(new ScriptGenerator(4).Create(17).Steps, new ScriptGenerator(4).Create(18).Steps);
        Assert.NotEqual(new ScriptGenerator(4).Create(17).Steps, new ScriptGenerator(5).Create(17).Steps);
    }

    [Theory]
    [InlineData("read GCAP", "s:1: a file begins with 'script NAME'.")]
    [InlineData("script a\nreed GCAP", "s:2: 'reed' is no step.")]
    [InlineData("script a\nread GCAB", "s:2: 'GCAB' is no register.")]
    [InlineData("script a\n\nwrite GCTL", "s:3: 'write' takes 2 words, not 1.")]
    [InlineData("script a\nwrite GCTL 0xZ", "s:2: '0xZ' is no number.")]
    [InlineData("script a\nwait 5", "s:2: '5' is no duration, such as 20us or 3ms.")]
    [InlineData("script a\nmachine 1 hda-tape 48000", "s:2: there is no codec 'hda-tape'; there are hda-output, hda-duplex, hda-micro.")]
    [InlineData("script a\nfill data7 65537 0", "s:2: 65537 bytes at 'data7' are more than the memory of a script has.")]
    [InlineData("script a\nhear 1", "s:2: 1 is not within 0 and 0.")]
    [InlineData("script a\nread32 GCAP+2", "s:2: a 32-bit access at 0x2 is not aligned or not in the window.")]
    [InlineData("script a\nread64 0x20", "s:2: 'read64' is no step.")]
    public void What_cannot_be_read_is_one_line_with_its_place(string text, string message)
    {
        ScriptException exception = Assert.Throws<ScriptException>(() => ScriptReader.Read(text, "s"));

        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void Random_scripts_go_deep()
    {
        ScriptGenerator generator = new(1);
        Script[] scripts = [.. Enumerable.Range(0, 1000).Select(generator.Create)];

        foreach (string section in (string[])["registers", "CORB and RIRB", "immediate command", "odd accesses", "configuration", "streams", "sound"])
            Assert.Contains(scripts, script => script.Section == section);
        Assert.Contains(scripts, static script => script.Section == "streams"
            && script.Steps.Count(static step => step is { Kind: StepKind.Write, Width: 1 } && (step.Value.Number & 3) == 2) >= 4);
    }
}
