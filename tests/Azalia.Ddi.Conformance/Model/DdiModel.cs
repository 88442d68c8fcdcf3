using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance.Model;

/// <summary>
/// The DDI as the documents describe it, for several clients on several codecs: what each call answers, and what it changes. Shares nothing with the
/// driver but the statuses.
/// </summary>
/// <param name="inputs">Input engines of the controller.</param>
/// <param name="outputs">Output engines of the controller.</param>
internal sealed class DdiModel(int inputs, int outputs)
{
    public const int OutputWords = 60;
    public const int OutputStreamWords = 48;
    public const int InputBits = 464;
    public const int InputStreamWords = 24;
    public const int Slots = 16;

    public List<ModelEngine> Engines { get; } =
    [
        .. Enumerable.Range(0, inputs).Select(static _ => new ModelEngine { IsOutput = false }),
        .. Enumerable.Range(0, outputs).Select(static _ => new ModelEngine { IsOutput = true }),
    ];

    /// <summary>Tags that are taken, by codec, with the client that took them.</summary>
    public Dictionary<(int Codec, byte Tag), int> Tags { get; } = [];

    public ModelEngine? Find(int codec, nint handle) =>
        Engines.Find(engine => engine.IsTaken && engine.Handle == handle && engine.Codec == codec);

    public NtStatus AllocateEngine(bool output, int sdi, ModelFormat format, out ModelEngine? engine)
    {
        engine = null;
        if (format.Word is null)
            return NtStatus.InvalidParameter;

        NtStatus fits = Fits(output, sdi, format, except: null);
        if (!fits.IsSuccess)
            return fits;

        engine = Engines.Find(candidate => !candidate.IsTaken && candidate.IsOutput == output);
        return engine is null ? NtStatus.InsufficientResources : NtStatus.Success;
    }

    public NtStatus ChangeBandwidth(ModelEngine? engine, ModelFormat format)
    {
        if (format.Word is null)
            return NtStatus.InvalidParameter;

        if (engine is null)
            return NtStatus.InvalidHandle;

        return engine.State == ModelState.R0 ? Fits(engine.IsOutput, engine.Sdi, format, engine) : NtStatus.InvalidDeviceRequest;
    }

    public static NtStatus AllocateBuffer(ModelEngine? engine, nuint size, uint? notifications)
    {
        if (notifications is not (null or 1 or 2) || size == 0)
            return NtStatus.InvalidParameter;

        if (engine is null)
            return NtStatus.InvalidHandle;

        return engine.State == ModelState.R0 ? NtStatus.Success : NtStatus.InvalidDeviceRequest;
    }

    public static NtStatus FreeBuffer(ModelEngine? engine, ModelBuffer kind)
    {
        if (engine is null)
            return NtStatus.InvalidHandle;

        return engine.State is ModelState.RC or ModelState.RB && engine.Buffer == kind ? NtStatus.Success : NtStatus.InvalidDeviceRequest;
    }

    public static NtStatus SetUp(ModelEngine? engine, bool argumentsAreLegal, bool listIsLegal)
    {
        if (!argumentsAreLegal)
            return NtStatus.InvalidParameter;

        if (engine is null)
            return NtStatus.InvalidHandle;

        if (engine.Buffer != ModelBuffer.Contiguous || engine.State is not (ModelState.RC or ModelState.RB))
            return NtStatus.InvalidDeviceRequest;

        return listIsLegal ? NtStatus.Success : NtStatus.InvalidParameter;
    }

    public static NtStatus FreeEngine(ModelEngine? engine)
    {
        if (engine is null)
            return NtStatus.InvalidHandle;

        return engine.State == ModelState.R0 ? NtStatus.Success : NtStatus.InvalidDeviceRequest;
    }

    public static NtStatus SetState(IReadOnlyList<ModelEngine?> engines, int state)
    {
        if (state is < 0 or > 2 || engines.Count == 0)
            return NtStatus.InvalidParameter;

        if (engines.Contains(null))
            return NtStatus.InvalidHandle;

        return engines.All(engine => After(engine!, state) is not null) ? NtStatus.Success : NtStatus.InvalidDeviceRequest;
    }

    /// <summary>Tables 4.2 and 4.3: the state after a legal transition.</summary>
    public static ModelState? After(ModelEngine engine, int state) => (engine.State, state) switch
    {
        (ModelState.P, 0) => ModelState.RB,
        (ModelState.Run, 0) => null,
        (_, 0) => engine.State,
        (ModelState.RB or ModelState.P or ModelState.Run, 1) => ModelState.P,
        (ModelState.P or ModelState.Run, 2) => ModelState.Run,
        _ => null,
    };

    public int LowestStreamId(bool output) =>
        Enumerable.Range(1, 15).First(id => !Engines.Exists(engine => engine.IsTaken && engine.IsOutput == output && engine.StreamId == id));

    /// <summary>The last dereference of a client: everything it forgot is taken back.</summary>
    public void Forget(int client)
    {
        foreach (ModelEngine engine in Engines)
        {
            if (engine.Client == client)
                engine.Free();
        }

        foreach (KeyValuePair<(int Codec, byte Tag), int> tag in Tags.Where(tag => tag.Value == client).ToList())
            _ = Tags.Remove(tag.Key);
    }

    private NtStatus Fits(bool output, int sdi, ModelFormat format, ModelEngine? except)
    {
        IEnumerable<ModelEngine> others = Engines.Where(engine => engine.IsTaken && engine != except && engine.IsOutput == output);
        if (output)
        {
            if (format.Words > OutputStreamWords)
                return NtStatus.BufferTooSmall;

            int words = others.Sum(static engine => ModelFormat.All[engine.Format].Words);
            return words + format.Words <= OutputWords ? NtStatus.Success : NtStatus.InsufficientResources;
        }

        if (format.Words > InputStreamWords || format.InputBytes > 63)
            return NtStatus.BufferTooSmall;

        int bits = others.Where(engine => engine.Sdi == sdi).Sum(static engine => ModelFormat.All[engine.Format].InputBits);
        return bits + format.InputBits <= InputBits ? NtStatus.Success : NtStatus.InsufficientResources;
    }
}
