namespace Azalia.Platform.Qemu.Tests.Link;

/// <summary>The qtest protocol, against a peer that says what the test wants.</summary>
public sealed class QtestLinkTests
{
    private const ulong Register = 0xFEBF_0020;

    [Theory]
    [InlineData(1, "readb 0xfebf0020\n", "OK 0x0000000000000042\n", 0x42u)]
    [InlineData(2, "readw 0xfebf0020\n", "OK 0x000000000000beef\n", 0xBEEFu)]
    [InlineData(4, "readl 0xfebf0020\n", "OK 0x00000000deadbeef\n", 0xDEADBEEFu)]
    [InlineData(4, "readl 0xfebf0020\n", "OK 0x7\n", 7u)]
    public void A_read_is_one_line_and_its_answer_a_number(int width, string command, string answer, uint value)
    {
        using ScriptedPeer peer = new();
        peer.Say(answer);

        Assert.Equal(value, peer.Link.Read(width, Register));
        Assert.Equal(command, peer.Heard);
        Assert.Null(peer.Link.Problem);
    }

    [Fact]
    public void Ports_are_read_and_written_by_their_width()
    {
        using ScriptedPeer peer = new();
        peer.Say("OK\nOK\nOK 0x293e\n");

        peer.Link.Out(4, 0xCF8, 0x8000_1800);
        peer.Link.Out(1, 0xCFC, 0xFF);
        uint value = peer.Link.In(2, 0xCFE);

        Assert.Equal(0x293Eu, value);
        Assert.Equal("outl 0xcf8 0x80001800\noutb 0xcfc 0xff\ninw 0xcfe\n", peer.Heard);
    }

    [Fact]
    public void Writes_are_posted_and_travel_with_the_next_read()
    {
        using ScriptedPeer peer = new();
        peer.Link.Write(4, Register, 0xC000_0000);
        peer.Link.Write(1, Register + 1, 3);
        string before = peer.Heard;
        peer.Say("OK\nOK\nOK 0x0\n");

        _ = peer.Link.Read(2, Register);

        Assert.Equal("", before);
        Assert.Equal("writel 0xfebf0020 0xc0000000\nwriteb 0xfebf0021 0x3\nreadw 0xfebf0020\n", peer.Heard);
    }

    [Fact]
    public void Writes_travel_with_a_clock_step_that_answers_the_time()
    {
        using ScriptedPeer peer = new();
        peer.Link.Write(2, Register, 1);
        peer.Say("OK\nOK 11000000\n");

        Assert.True(peer.Link.Step(10_000_000, out long now));

        Assert.Equal(11_000_000, now);
        Assert.Equal("writew 0xfebf0020 0x1\nclock_step 0x989680\n", peer.Heard);
    }

    [Fact]
    public void No_more_than_64_replies_are_ever_owed()
    {
        using ScriptedPeer peer = new();
        for (int i = 0; i < 64; i++)
            peer.Link.Write(1, Register, 0);
        string before = peer.Heard;
        peer.Say(string.Concat(Enumerable.Repeat("OK\n", 64)));

        peer.Link.Write(1, Register, 1);

        Assert.Equal("", before);
        Assert.Equal(64, peer.Heard.Split('\n').Length - 1);
        Assert.Null(peer.Link.Problem);
    }

    [Fact]
    public void An_interrupt_is_known_before_the_answer_of_what_caused_it()
    {
        using ScriptedPeer peer = new();
        peer.Say("IRQ raise 23\nIRQ raise 4\nOK 0x1\n");
        _ = peer.Link.Read(4, Register);
        bool raised = peer.Link.Lines.IsRaised(23);
        peer.Say("IRQ lower 23\nOK 0x0\n");

        _ = peer.Link.Read(4, Register);

        Assert.True(raised);
        Assert.False(peer.Link.Lines.IsRaised(23));
        Assert.True(peer.Link.Lines.IsRaised(4));
    }

    [Fact]
    public void An_interrupt_that_comes_by_itself_is_taken_without_waiting()
    {
        using ScriptedPeer peer = new();
        peer.Link.TakeEvents();
        peer.Say("IRQ raise 23\n");

        peer.Link.TakeEvents();

        Assert.True(peer.Link.Lines.IsRaised(23));
        Assert.Null(peer.Link.Problem);
    }

    [Fact]
    public void Any_number_of_interrupts_fits_before_an_answer()
    {
        using ScriptedPeer peer = new();
        peer.Say(string.Concat(Enumerable.Range(0, 2_000).Select(i => $"IRQ {(i % 2 == 0 ? "raise" : "lower")} {i / 2 % 200}\n")) + "IRQ raise 23\nOK 0x5\n");

        Assert.Equal(5u, peer.Link.Read(4, Register));
        Assert.True(peer.Link.Lines.IsRaised(23));
        Assert.False(peer.Link.Lines.IsRaised(24));
    }

    [Theory]
    [InlineData("FAIL Unknown command 'readl'\n")]
    [InlineData("OK\n")]
    [InlineData("OK \n")]
    [InlineData("OK 12\n")]
    [InlineData("OK 0x\n")]
    [InlineData("OK 0xZZ\n")]
    [InlineData("OK 0x1 0x2\n")]
    [InlineData("OK 0x11112222333344445\n")]
    [InlineData("OKAY 0x1\n")]
    [InlineData("\n")]
    [InlineData("IRQ raise 256\n")]
    [InlineData("IRQ raise -1\n")]
    [InlineData("IRQ raise 1 2\n")]
    [InlineData("IRQ wobble 1\n")]
    [InlineData("{\"QMP\": {}}\n")]
    public void An_answer_that_makes_no_sense_loses_the_link_for_good(string answer)
    {
        using ScriptedPeer peer = new();
        peer.Say(answer + "OK 0x1\n");

        Assert.Equal(uint.MaxValue, peer.Link.Read(4, Register));
        Assert.StartsWith("QEMU answered '", peer.Link.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', peer.Link.Problem!);
        Assert.Equal(uint.MaxValue, peer.Link.Read(4, Register));
    }

    [Fact]
    public void A_line_without_an_end_loses_the_link()
    {
        using ScriptedPeer peer = new();
        peer.Say(new string('x', 20_000));

        Assert.Equal(uint.MaxValue, peer.Link.Read(4, Register));
        Assert.StartsWith("QEMU answered 'xxxx", peer.Link.Problem, StringComparison.Ordinal);
        Assert.InRange(peer.Link.Problem!.Length, 1, 200);
    }

    [Fact]
    public void An_answer_that_nobody_asked_for_loses_the_link()
    {
        using ScriptedPeer peer = new();
        peer.Say("OK\n");

        peer.Link.TakeEvents();

        Assert.StartsWith("QEMU answered 'OK'", peer.Link.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FAIL cannot advance clock\n")]
    [InlineData("OK\n")]
    [InlineData("OK 0x10\n")]
    public void A_clock_that_does_not_advance_loses_the_link(string answer)
    {
        using ScriptedPeer peer = new();
        peer.Say(answer);

        Assert.False(peer.Link.Step(1, out _));
        Assert.NotNull(peer.Link.Problem);
    }

    [Fact]
    public void When_QEMU_ends_reads_give_all_ones_and_writes_go_nowhere()
    {
        using ScriptedPeer peer = new();
        peer.End();

        Assert.Equal(uint.MaxValue, peer.Link.Read(1, Register));
        Assert.Equal("QEMU ended", peer.Link.Problem);
        for (int i = 0; i < 1_000; i++)
            peer.Link.Write(4, Register, 0);
        peer.Link.Flush();
        peer.Link.Settle();
        peer.Link.TakeEvents();
        Assert.Equal(uint.MaxValue, peer.Link.In(4, 0xCFC));
        Assert.False(peer.Link.Step(1, out _));
        Assert.False(peer.Link.Greet());
        Assert.Equal("QEMU ended", peer.Link.Problem);
    }

    [Fact]
    public void A_QEMU_that_ends_in_the_middle_of_an_answer_has_ended()
    {
        using ScriptedPeer peer = new();
        peer.Say("OK 0x0000");
        peer.End();

        Assert.Equal(uint.MaxValue, peer.Link.Read(4, Register));
        Assert.Equal("QEMU ended", peer.Link.Problem);
    }

    [Fact]
    public void A_QEMU_that_says_nothing_is_given_up()
    {
        using ScriptedPeer peer = new(TimeSpan.FromMilliseconds(1));

        Assert.Equal(uint.MaxValue, peer.Link.Read(4, Register));
        Assert.Equal("QEMU has not answered for 0 s", peer.Link.Problem);
    }

    [Theory]
    [InlineData("OK little\n", true)]
    [InlineData("OK big\n", false)]
    [InlineData("OK\n", false)]
    public void A_QEMU_is_greeted_by_its_endianness(string answer, bool isOne)
    {
        using ScriptedPeer peer = new();
        peer.Say(answer);

        Assert.Equal(isOne, peer.Link.Greet());
        Assert.Equal("endianness\n", peer.Heard);
    }

    [Fact]
    public void No_access_allocates()
    {
        const int Times = 20;
        using ScriptedPeer peer = new();
        peer.Say(string.Concat(Enumerable.Repeat("OK\nIRQ raise 23\nOK 0x00000000deadbeef\nOK 1000\n", 7 * Times)));

        AllocationAssert.None(
            () =>
            {
                peer.Link.Write(4, Register, 1);
                _ = peer.Link.Read(4, Register);
                _ = peer.Link.Step(1_000, out _);
            },
            Times);

        Assert.Null(peer.Link.Problem);
    }
}
