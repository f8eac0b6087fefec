using LinkageWorkPlan.Web.Data.Copies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class CopyMarkConfiguration : IEntityTypeConfiguration<CopyMark>
{
    public void Configure(EntityTypeBuilder<CopyMark> builder)
    {
        builder.ToTable("CopyMarks");
        builder.NotInHistory("it says what the database is");
        builder.Property(mark => mark.Id).ValueGeneratedNever();
    }
}
