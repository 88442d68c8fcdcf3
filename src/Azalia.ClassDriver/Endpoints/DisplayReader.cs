using Azalia.ClassDriver.Graph;
using Azalia.Platform;
using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Endpoints;

/// <summary>Reads the data of the monitor behind a pin. Hardware 4.14. PASSIVE_LEVEL.</summary>
internal sealed class DisplayReader(CodecVerbs verbs, byte pin)
{
    private const byte EldBuffer = 8;
    private const int UsualSize = 128;
    private const int SmallestSize = 20;
    private const int LargestSize = 256;
    private const uint IsValid = 0x8000_0000;

    // Hardware 4.17: Linux asks six times.
    private const int Attempts = 6;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(300);

    /// <summary>The data; null when nothing is plugged in, or it does not say in time what it is.</summary>
    internal DisplayData? Read(PlatformClock clock, bool patient)
    {
        for (int attempt = patient ? 0 : Attempts - 1; attempt < Attempts; attempt++)
        {
            if (!TryAsk([Verb.GetPinSense(), Verb.GetDipSize(EldBuffer)], out uint[] answers))
                return null;

            PinSense sense = new(answers[0]);
            if (!sense.PresenceDetected)
                return null;
            if (sense.EldValid && TryRead((int)(answers[1] & 0xFF), out DisplayData? data))
                return data;

            if (attempt + 1 < Attempts)
                clock.Wait(s_pause);
        }

        return null;
    }

    private bool TryRead(int size, out DisplayData? data)
    {
        data = null;
        size = size == 0 ? UsualSize : size;
        if (size is < SmallestSize or > LargestSize
            || !TryAsk([.. Enumerable.Range(0, size).Select(static index => Verb.GetEldData((byte)index))], out uint[] answers))
        {
            return false;
        }

        // A byte that is not valid yet: the graphics driver is still writing.
        if (Array.Exists(answers, static answer => (answer & IsValid) == 0))
            return false;

        data = DisplayData.Parse([.. answers.Select(static answer => (byte)answer)]);
        return data is not null;
    }

    private bool TryAsk(Verb[] questions, out uint[] answers)
    {
        uint[] heard = answers = new uint[questions.Length];
        verbs.Begin();
        foreach (Verb question in questions)
            _ = verbs.Add(pin, question);

        return verbs.SendAll().IsSuccess && Enumerable.Range(0, heard.Length).All(place => verbs.TryGetAnswer(place, out heard[place]));
    }
}
