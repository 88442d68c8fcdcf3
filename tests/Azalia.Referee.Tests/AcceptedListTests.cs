using Azalia.Referee.Comparing;
using Azalia.Referee.Scripts;

namespace Azalia.Referee.Tests;

/// <summary>The list of accepted differences.</summary>
public sealed class AcceptedListTests
{
    [Fact]
    public void The_list_can_be_read_and_says_for_each_entry_who_is_right_and_where()
    {
        AcceptedList list = Material.Accepted();

        Assert.NotEmpty(list.Entries);
        Assert.All(list.Entries, static entry => Assert.Matches(@"^hardware \d+\.\d+", entry.Section));
    }

    [Theory]
    [InlineData("GCAP | * | not-in-QEMU | ours | hardware 1.3", "l:1: there is no field '*' of 'GCAP'; each field has an entry of its own.")]
    [InlineData("SD* | Run | not-in-QEMU | ours | hardware 1.3", "l:1: there is no field 'Run' of 'SD*'; each field has an entry of its own.")]
    [InlineData("# nothing\nGSTS | FlushCompleted | not-in-QEMU | theirs | hardware 1.3", "l:2: 'theirs' is neither ours nor both; where ours is wrong, ours is mended.")]
    [InlineData("GSTS | FlushCompleted | not-in-QEMU | ours", "l:1: an entry is: register | field | condition | ours or both | section.")]
    public void An_entry_that_is_not_exact_is_refused(string text, string message)
    {
        ScriptException exception = Assert.Throws<ScriptException>(() => AcceptedList.Read(text, "l"));

        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void A_condition_that_does_not_exist_and_an_entry_that_stands_twice_are_refused()
    {
        const string Entry = "GSTS | FlushCompleted | not-in-QEMU | ours | hardware 1.3";

        Assert.Contains("no condition 'always'", Assert.Throws<ScriptException>(() => AcceptedList.Read(Entry.Replace("not-in-QEMU", "always"), "l")).Message);
        Assert.Contains("twice", Assert.Throws<ScriptException>(() => AcceptedList.Read(Entry + "\n" + Entry, "l")).Message);
    }

    [Fact]
    public void Each_condition_has_an_entry_that_needs_it()
    {
        Assert.Equal(Conditions.ByName.Keys.Order(StringComparer.Ordinal), Material.Accepted().Entries.Select(static entry => entry.Condition).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_reference_explains_each_condition()
    {
        string page = File.ReadAllText("referee.md");

        Assert.All(Conditions.ByName.Keys, condition => Assert.Contains($"`{condition}`", page));
    }
}
