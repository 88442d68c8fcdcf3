using Azalia.Platform.Contract;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.Platform.Qemu.Tests;

/// <summary>
/// The contract of a platform on QEMU. What its model cannot do is overridden here, one by one, with the reason; each of them must still fail, or it does not
/// belong here any more.
/// </summary>
/// <remarks>Also what holds when the same model is reached through VFIO, in the guest of eng/test-vfio.</remarks>
public abstract class QemuContract : PlatformContract
{
    /// <summary>QEMU finds a register by the exact offset of an access: a dword at 0 is GCAP alone, and a byte at 1 is nothing.</summary>
    [Fact]
    public override void A_dword_is_made_of_its_words_and_its_bytes() => Deviates(base.A_dword_is_made_of_its_words_and_its_bytes);

    /// <summary>QEMU stores what is written to a write-one-to-clear register and clears the ones after: a write of zero clears all of it, too.</summary>
    [Fact]
    public override void A_state_change_is_cleared_by_writing_one_and_by_nothing_else() =>
        Deviates(base.A_state_change_is_cleared_by_writing_one_and_by_nothing_else);

    /// <summary>QEMU fills a buffer of its codec first, 29 ms ahead of the rate.</summary>
    protected override TimeSpan Settling => TimeSpan.FromMilliseconds(250);

    /// <summary>In QEMU the codec's timer moves a stream, so a converter must be bound to it.</summary>
    protected override void BindConverter(BareDriver driver)
    {
        const byte Converter = 2;
        driver.StartRings();
        _ = driver.Ask(0, Converter, Verb.SetConverterFormat(new StreamFormat(0x0011)));
        _ = driver.Ask(0, Converter, Verb.SetStreamChannel(stream: 1, channel: 0));
    }

    private static void Deviates(Action fact)
    {
        Exception? failure = Record.Exception(fact);

        Assert.False(failure is null, "QEMU keeps this fact now: it is no deviation any more.");
        if (failure.GetType().Name == "SkipException")
            throw failure;
        Assert.StartsWith("Xunit.Sdk", failure.GetType().FullName!, StringComparison.Ordinal);
    }
}
