namespace Azalia.Simulation.Codecs;

/// <summary>The factor of an amplifier's gain, which the hardware counts in quarters of a decibel (HDA 1.0a 7.3.4.10).</summary>
/// <remarks>
/// A factor is defined by one literal and at most one IEEE 754 operation, and so is the same bits on every machine; a call of the machine's own
/// power function would not be.
/// </remarks>
internal static class Decibels
{
    /// <summary>The largest gain or attenuation that is told apart, in quarters of a decibel: at 400 dB every 32-bit sample is full scale or nothing.</summary>
    public const int LimitInQuarters = 20 * QuartersPerDecade;

    private const int QuartersPerDecade = 80;

    // Arrays, not span literals: a span literal allocates until the code around it has been optimised.

    /// <summary>10^(n/80), each the double nearest to it.</summary>
    private static readonly double[] s_steps =
    [
        1.0, 1.0292005271944282, 1.0592537251772889, 1.0901844923851276, 1.1220184543019633, 1.1547819846894583, 1.1885022274370185, 1.2232071190499316,
        1.2589254117941673, 1.2956866975170194, 1.333521432163324, 1.372460961007562, 1.4125375446227544, 1.4537843856076618, 1.4962356560944334, 1.539926526059492,
        1.5848931924611134, 1.6311729092278384, 1.6788040181225603, 1.7278259805078635, 1.7782794100389228, 1.830206106311056, 1.8836490894898006, 1.9386526359522074,
        1.9952623149688795, 2.0535250264571463, 2.113489039836647, 2.1752040340195227, 2.2387211385683394, 2.3040929760558457, 2.371373705661655, 2.4406190680419804,
        2.51188643150958, 2.5852348395621907, 2.6607250597988097, 2.7384196342643614, 2.8183829312644537, 2.9006811986931536, 2.9853826189179595, 3.0725573652674467,
        3.1622776601683795, 3.2546178349804586, 3.3496543915782766, 3.447466065731494, 3.5481338923357546, 3.651741272548377, 3.7583740428844417, 3.868120546330522,
        3.9810717055349727, 4.097321098135415, 4.216965034285822, 4.340102636447439, 4.466835921509631, 4.597269885308722, 4.7315125896148045, 4.869675251658631,
        5.011872336272723, 5.158221650723057, 5.3088444423098835, 5.463865498818542, 5.623413251903491, 5.787619883491207, 5.956621435290105, 6.130557921498207,
        6.3095734448019325, 6.493816315762113, 6.683439175686146, 6.878599123088076, 7.0794578438413795, 7.286181745132277, 7.498942093324558, 7.717915155850124,
        7.943282347242815, 8.1752303794365, 8.413951416451951, 8.659643233600654, 8.912509381337456, 9.172759353897796, 9.440608762859235, 9.716279515771062,
    ];

    /// <summary>10^n; all of them are doubles without rounding.</summary>
    private static readonly double[] s_decades = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20];

    /// <summary>The amplitude factor of a gain.</summary>
    /// <param name="quarters">Quarters of a decibel; beyond <see cref="LimitInQuarters"/> either way it counts as that limit.</param>
    /// <returns>10^(quarters/80); exactly 1 for 0.</returns>
    public static double ToFactor(int quarters)
    {
        int limited = Math.Clamp(quarters, -LimitInQuarters, LimitInQuarters);
        (int decade, int step) = Math.DivRem(limited, QuartersPerDecade);
        if (step < 0)
            (decade, step) = (decade - 1, step + QuartersPerDecade);
        return decade >= 0 ? s_steps[step] * s_decades[decade] : s_steps[step] / s_decades[-decade];
    }
}
