using Azalia.ClassDriver.Graph;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.ClassDriver.Paths;

/// <summary>What settings were before steps changed them, so that the codec can be left as it was found.</summary>
/// <remarks>The first value that is noted of a setting stays. A setting that the codec does not tell is not put back. PASSIVE_LEVEL.</remarks>
internal sealed class UndoLog
{
    private readonly List<Setting> _noted = [];

    /// <summary>Reads and keeps what the steps are about to change. Steps without a way to read them back are passed over.</summary>
    /// <returns>What TransferCodecVerbs answered.</returns>
    internal NtStatus Note(CodecVerbs verbs, IEnumerable<PathStep> steps)
    {
        List<(Setting Setting, int[] Places)> asked = [];
        verbs.Begin();
        foreach (PathStep step in steps)
        {
            if (Setting.Of(step) is { } setting && !_noted.Exists(setting.IsSame) && !asked.Exists(other => other.Setting.IsSame(setting)))
                asked.Add((setting, [.. setting.Gets.Select(get => verbs.Add(setting.NodeId, get))]));
        }

        NtStatus status = verbs.Send();
        if (!status.IsSuccess)
            return status;

        foreach ((Setting setting, int[] places) in asked)
        {
            uint[] answers = new uint[places.Length];
            bool isComplete = true;
            for (int i = 0; i < places.Length; i++)
                isComplete &= verbs.TryGetAnswer(places[i], out answers[i]);

            if (isComplete)
                _noted.Add(setting with { Values = answers });
        }

        return NtStatus.Success;
    }

    /// <summary>Puts everything back, what was changed last first, and forgets it.</summary>
    /// <returns>STATUS_DEVICE_NOT_READY when a verb is not answered.</returns>
    internal NtStatus Undo(CodecVerbs verbs)
    {
        verbs.Begin();
        foreach (Setting setting in Enumerable.Reverse(_noted))
        {
            foreach (Verb verb in setting.Restoring())
                _ = verbs.Add(setting.NodeId, verb);
        }

        _noted.Clear();
        return verbs.SendAll();
    }

    // One setting of a node: how it is read, what was read, and how it is put back.
    private sealed record Setting(byte NodeId, Verb Set, Verb[] Gets, Func<Setting, IEnumerable<Verb>> Restore)
    {
        internal uint[] Values { get; init; } = [];

        internal IEnumerable<Verb> Restoring() => Restore(this);

        internal bool IsSame(Setting other) => NodeId == other.NodeId && Gets.SequenceEqual(other.Gets);

        internal static Setting? Of(PathStep step) => step.Verb.Id switch
        {
            VerbId.SetPowerState => One(step, Verb.GetPowerState(), static raw => Verb.SetPowerState(new PowerStateReport(raw).Set)),
            VerbId.SetConnectionSelect => One(step, Verb.GetConnectionSelect(), static raw => Verb.SetConnectionSelect((byte)raw)),
            VerbId.SetPinControl => One(step, Verb.GetPinControl(), static raw => Verb.SetPinControl(new PinControl((byte)raw))),
            VerbId.SetEapd => One(step, Verb.GetEapd(), static raw => Verb.SetEapd(new EapdControl((byte)raw))),
            VerbId.SetDigitalConverter1 => One(step, Verb.GetDigitalConverter(), static raw => Verb.SetDigitalConverter(0, new DigitalConverter(raw))),
            VerbId.SetUnsolicited => One(step, Verb.GetUnsolicited(), static raw => Verb.SetUnsolicited(new UnsolicitedControl((byte)raw))),
            VerbId.SetConverterChannelCount => One(step, Verb.GetConverterChannelCount(), static raw => Verb.SetConverterChannelCount((byte)(raw & 0xF))),
            VerbId.SetAspChannelMapping =>
                One(step, Verb.GetAspChannelMapping((byte)(step.Verb.Payload & 0xF)), static raw => Verb.SetAspChannelMapping((byte)raw)),
            VerbId.SetDipTransmitControl =>
                One(step, Verb.GetDipTransmitControl(), static raw => Verb.SetDipTransmitControl((byte)(raw & 0xC0))),
            VerbId.SetAmplifier => Amplifier(step, new AmplifierSetPayload(step.Verb.Payload)),
            _ => null,
        };

        private static Setting One(PathStep step, Verb get, Func<uint, Verb> restore) =>
            new(step.NodeId, step.Verb, [get], setting => [restore(setting.Values[0])]);

        private static Setting Amplifier(PathStep step, AmplifierSetPayload payload)
        {
            Verb[] gets =
            [
                Verb.GetAmplifier(new AmplifierGetPayload { Output = payload.Output, Left = true, Index = payload.Index }),
                Verb.GetAmplifier(new AmplifierGetPayload { Output = payload.Output, Left = false, Index = payload.Index }),
            ];
            return new Setting(step.NodeId, step.Verb, gets, static setting =>
            {
                AmplifierSetPayload written = new(setting.Set.Payload);
                return setting.Values[0] == setting.Values[1]
                    ? [Side(written, left: true, right: true, setting.Values[0])]
                    : [Side(written, left: true, right: false, setting.Values[0]), Side(written, left: false, right: true, setting.Values[1])];
            });
        }

        private static Verb Side(AmplifierSetPayload which, bool left, bool right, uint value) =>
            Verb.SetAmplifier(which with { Left = left, Right = right, Value = new AmplifierValue((byte)value) });
    }
}
