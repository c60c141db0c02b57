variable "aws_access_key" {}
variable "aws_secret_key" {}

provider "aws" {
  region     = "eu-west-1"
  access_key = var.aws_access_key
  secret_key = var.aws_secret_key
}
%%

resource "aws_db_instance" "reports" {
  identifier          = "shop-reports"
  replicate_source_db = "shop"
  instance_class      = "db.t4g.medium"
}
%%

resource "aws_subnet" "private" {
  count      = 3
  cidr_block = "10.20.${count.index}.0/24"
}
