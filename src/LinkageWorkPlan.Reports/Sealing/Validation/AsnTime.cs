using System.Formats.Asn1;

namespace LinkageWorkPlan.Reports.Sealing.Validation;

/// <summary>Times as X.509 writes them: in one way until 2049, in another from 2050 (RFC 5280, 4.1.2.5).</summary>
internal static class AsnTime
{
    public static bool IsNext(AsnReader reader) => reader.HasData && (reader.PeekTag() == Asn1Tag.UtcTime || reader.PeekTag() == Asn1Tag.GeneralizedTime);

    public static DateTimeOffset Read(AsnReader reader) => reader.PeekTag() == Asn1Tag.UtcTime ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();
}
