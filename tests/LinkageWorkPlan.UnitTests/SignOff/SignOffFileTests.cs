using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.SignOff;

public class SignOffFileTests
{
    [Fact]
    public void A_scan_is_kept_with_its_fingerprint()
    {
        byte[] bytes = [37, 80, 68, 70];
        var file = new SignOffFile(Side.Laos, "scan.pdf", "application/pdf", bytes);
        Assert.Equal((Side.Laos, "scan.pdf", "application/pdf", Fingerprint.OfBytes(bytes)), (file.Side, file.FileName, file.ContentType, file.Sha256));
        Assert.Equal(bytes, file.Bytes);
        Assert.NotEqual(Guid.Empty, file.Id);
    }
}
