using System.Reflection;
using Azalia.Specification.Windows;

namespace Azalia.Specification.Tests.Windows;

public sealed class NtStatusTests
{
    // Name and value as ntstatus.h has them; the property is the name in .NET case.
    public static TheoryData<string, uint> Documented => new()
    {
        { "STATUS_SUCCESS", 0x00000000 },
        { "STATUS_BUFFER_OVERFLOW", 0x80000005 },
        { "STATUS_UNSUCCESSFUL", 0xC0000001 },
        { "STATUS_NOT_IMPLEMENTED", 0xC0000002 },
        { "STATUS_INVALID_HANDLE", 0xC0000008 },
        { "STATUS_INVALID_PARAMETER", 0xC000000D },
        { "STATUS_NO_SUCH_DEVICE", 0xC000000E },
        { "STATUS_INVALID_DEVICE_REQUEST", 0xC0000010 },
        { "STATUS_NO_MEMORY", 0xC0000017 },
        { "STATUS_BUFFER_TOO_SMALL", 0xC0000023 },
        { "STATUS_DATA_OVERRUN", 0xC000003C },
        { "STATUS_DATA_LATE_ERROR", 0xC000003D },
        { "STATUS_INSUFFICIENT_RESOURCES", 0xC000009A },
        { "STATUS_DEVICE_NOT_CONNECTED", 0xC000009D },
        { "STATUS_DEVICE_NOT_READY", 0xC00000A3 },
        { "STATUS_IO_TIMEOUT", 0xC00000B5 },
        { "STATUS_NOT_SUPPORTED", 0xC00000BB },
        { "STATUS_DEVICE_DOES_NOT_EXIST", 0xC00000C0 },
        { "STATUS_INVALID_DEVICE_STATE", 0xC0000184 },
        { "STATUS_INVALID_BUFFER_SIZE", 0xC0000206 },
        { "STATUS_NOT_FOUND", 0xC0000225 },
        { "STATUS_RETRY", 0xC000022D },
        { "STATUS_NO_MATCH", 0xC0000272 },
        { "STATUS_DEVICE_REMOVED", 0xC00002B6 },
    };

    [Theory, MemberData(nameof(Documented))]
    public void A_status_has_its_documented_value_and_name(string name, uint value)
    {
        NtStatus status = (NtStatus)Properties.Single(property => SpelledAsInHeader(property.Name) == name).GetValue(null)!;

        Assert.Equal(unchecked((int)value), status.Value);
        Assert.Equal(name, status.ToString());
    }

    [Fact]
    public void No_status_is_missing_and_none_is_extra()
    {
        string[] documented = [.. Documented.Select(row => row.Data.Item1).Order()];

        Assert.Equal(documented, Properties.Select(property => SpelledAsInHeader(property.Name)).Order());
        Assert.Equal(documented, NtStatusNames.All.Select(entry => entry.Value).Order());
    }

    [Fact]
    public void The_table_of_names_is_in_the_order_of_values() =>
        Assert.Equal(NtStatusNames.All.OrderBy(entry => (uint)entry.Key.Value), NtStatusNames.All);

    [Theory]
    [InlineData(0x00000000, true, false, false)]
    [InlineData(0x00000103, true, false, false)]
    [InlineData(0x40000000, true, false, false)]
    [InlineData(0x80000005, false, true, false)]
    [InlineData(0xC0000001, false, false, true)]
    public void Severity_decides_success(uint value, bool isSuccess, bool isWarning, bool isError)
    {
        NtStatus status = NtStatus.From(value);

        Assert.Equal((isSuccess, isWarning, isError), (status.IsSuccess, status.IsWarning, status.IsError));
    }

    [Theory]
    [InlineData(0x00000000, 0x00000000)]
    [InlineData(0xC000000D, 0xD000000D)]
    [InlineData(0x80000005, 0x90000005)]
    public void A_failure_as_HRESULT_has_the_NT_facility(uint status, uint result) =>
        Assert.Equal(unchecked((int)result), NtStatus.From(status).ToHResult());

    [Fact]
    public void Success_and_HRESULT_agree_for_every_value() => Property.Holds(Property.UInt32, value =>
        NtStatus.From(value).IsSuccess == (NtStatus.From(value).ToHResult() >= 0));

    [Fact]
    public void A_status_without_a_name_shows_its_digits() => Assert.Equal("0xC0000005", NtStatus.From(0xC0000005).ToString());

    private static IEnumerable<PropertyInfo> Properties { get; } =
        typeof(NtStatus).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(NtStatus));

    private static string SpelledAsInHeader(string property) => "STATUS_" + string.Concat(
        property.Select((letter, index) => index > 0 && char.IsUpper(letter) ? "_" + letter : char.ToUpperInvariant(letter).ToString()));
}
